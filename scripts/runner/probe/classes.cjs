// @ts-check
'use strict';
/**
 * Classes in the place of Node's own, which cannot be watched from within: the same to look at, and with the same methods.
 * (A Proxy would be simpler, but says that it is one.)
 *
 * @typedef {(args: any[], newTarget: Function) => any} Construct
 */
const { pass } = require('./override.cjs');

/** In the place of a class that is written as one. */
function likeClass(/** @type {any} */ Original, /** @type {Construct} */ construct) {
	const Parent = Object.getPrototypeOf(Original);
	const Watched = class extends Parent {
		// @ts-expect-error what is constructed is Node's own
		// biome-ignore lint/correctness/noUnreachableSuper: the same
		constructor(/** @type {any[]} */ ...args) {
			// biome-ignore lint/correctness/noConstructorReturn: see above.
			return construct(args, new.target);
		}
	};
	const { prototype: _, ...statics } = Object.getOwnPropertyDescriptors(Original);
	Object.defineProperties(Watched, statics);
	const { constructor: __, ...methods } = Object.getOwnPropertyDescriptors(Original.prototype);
	Object.defineProperties(Watched.prototype, methods);
	return /** @type {any} */ (Watched);
}

/** In the place of a class that is a function of Node's core: both make the same objects. */
function likeFunction(/** @type {any} */ Original, /** @type {Construct} */ construct) {
	const Watched = /** @this {unknown} */ function (/** @type {any[]} */ ...args) {
		return new.target ? construct(args, new.target) : pass(Original, this, args);
	};
	Object.defineProperties(Watched, Object.getOwnPropertyDescriptors(Original));
	Object.defineProperty(Original.prototype, 'constructor', { value: Watched });
	return /** @type {any} */ (Watched);
}

module.exports = { likeClass, likeFunction };
