// @ts-check
'use strict';
/**
 * Classes in the place of Node's own, which cannot be watched from within: the same to look at, and with the same methods.
 * (A Proxy would be simpler, but says that it is one.)
 *
 * @typedef {(args: any[], newTarget: Function) => any} Construct
 */
const { pass, standsFor } = require('./override.cjs');

/**
 * In the place of a class that is written as one.
 *
 * @param {'BroadcastChannel' | 'Worker'} name
 * @param {any} Original
 * @param {Construct} construct
 */
function likeClass(name, Original, construct) {
	const Watched = named[name](Object.getPrototypeOf(Original), construct);
	const { prototype: _, ...statics } = Object.getOwnPropertyDescriptors(Original);
	Object.defineProperties(Watched, statics);
	const { constructor: __, ...methods } = Object.getOwnPropertyDescriptors(Original.prototype);
	Object.defineProperties(Watched.prototype, methods);
	return /** @type {any} */ (standsFor(Watched, Original));
}

/** An error calls a class by the name that it has in its source. What they construct is Node's own. */
const named = {
	BroadcastChannel: (/** @type {any} */ Parent, /** @type {Construct} */ construct) =>
		class BroadcastChannel extends Parent {
			// @ts-expect-error see above
			// biome-ignore lint/correctness/noUnreachableSuper: see above
			constructor(/** @type {any[]} */ ...args) {
				// biome-ignore lint/correctness/noConstructorReturn: see above
				return construct(args, new.target);
			}
		},
	Worker: (/** @type {any} */ Parent, /** @type {Construct} */ construct) =>
		class Worker extends Parent {
			// @ts-expect-error see above
			// biome-ignore lint/correctness/noUnreachableSuper: see above
			constructor(/** @type {any[]} */ ...args) {
				// biome-ignore lint/correctness/noConstructorReturn: see above
				return construct(args, new.target);
			}
		},
};

/** In the place of a class that is a function of Node's core: both make the same objects. */
function likeFunction(/** @type {any} */ Original, /** @type {Construct} */ construct) {
	const Watched = /** @this {unknown} */ function (/** @type {any[]} */ ...args) {
		return new.target ? construct(args, new.target) : pass(Original, this, args);
	};
	Object.defineProperties(Watched, Object.getOwnPropertyDescriptors(Original));
	Object.defineProperty(Original.prototype, 'constructor', { value: Watched });
	return /** @type {any} */ (standsFor(Watched, Original));
}

module.exports = { likeClass, likeFunction };
