// @ts-check
'use strict';
/**
 * Puts functions of ours in the place of Node's, alike in name, length, other properties, prototype and enumerability.
 *
 * @typedef {(...args: any[]) => any} AnyFunction
 * @typedef {(original: AnyFunction, self: any, args: any[], replacement: AnyFunction) => any} Body
 */

const { unseen } = require('./stacks.cjs');

/** Replaces a function that `owner` has, or inherits. Enumerable where it has it and it is. */
function override(/** @type {any} */ owner, /** @type {PropertyKey} */ name, /** @type {Body} */ body) {
	const original = owner[name];
	if (typeof original !== 'function') return;
	const enumerable = Object.getOwnPropertyDescriptor(owner, name)?.enumerable ?? false;
	const value = disguise(original, body);
	Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable });
}

/** Calls `body` each time before a property is read. */
function overrideGetter(
	/** @type {any} */ owner,
	/** @type {string} */ name,
	/** @type {(self: any, replacement: AnyFunction) => void} */ body,
) {
	const descriptor = Object.getOwnPropertyDescriptor(owner, name);
	if (!descriptor?.get) return;
	const get = disguise(descriptor.get, (original, self, args, replacement) => {
		body(self, replacement);
		return unseen(() => Reflect.apply(original, self, args));
	});
	Object.defineProperty(owner, name, { ...descriptor, get });
}

/** What stands in the place of what. */
/** @type {WeakMap<object, Function>} */
const originals = new WeakMap();

/** A function that calls `body`, and looks like the original. */
function disguise(/** @type {AnyFunction} */ original, /** @type {Body} */ body) {
	const { replacement } = {
		replacement(/** @type {any[]} */ ...args) {
			return body(original, this, args, replacement);
		},
	};
	const properties = Object.getOwnPropertyDescriptors(original);
	if (properties.prototype?.value?.constructor === original)
		properties.prototype.value = likePrototype(original.prototype, replacement);
	Object.defineProperties(replacement, properties);
	return standsFor(Object.setPrototypeOf(replacement, Object.getPrototypeOf(original)), original);
}

function likePrototype(/** @type {object} */ prototype, /** @type {Function} */ value) {
	const copy = Object.create(Object.getPrototypeOf(prototype), Object.getOwnPropertyDescriptors(prototype));
	return Object.defineProperty(copy, 'constructor', { value });
}

/**
 * Says that the source of `replacement`, where somebody asks for it, is that of `original`: many look there whether a function
 * is Node's own.
 *
 * @template {Function} T
 * @param {T} replacement
 * @param {Function} original
 */
function standsFor(replacement, original) {
	originals.set(replacement, original);
	return replacement;
}

/** Nobody sees our sources. */
function hideSources() {
	override(Function.prototype, 'toString', (original, self, args) =>
		unseen(() => Reflect.apply(original, originals.get(self) ?? self, args)),
	);
}

module.exports = { hideSources, override, overrideGetter, standsFor, ...require('./stacks.cjs') };
