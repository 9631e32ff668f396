// @ts-check
'use strict';
/**
 * Puts functions of ours in the place of Node's, alike in name, length, other properties, prototype and enumerability.
 *
 * @typedef {(...args: any[]) => any} AnyFunction
 * @typedef {(original: AnyFunction, self: any, args: any[], replacement: AnyFunction) => any} Body
 */

/** Replaces a function that `owner` has, or inherits. Enumerable where it has it and it is. */
function override(/** @type {any} */ owner, /** @type {PropertyKey} */ name, /** @type {Body} */ body) {
	const original = owner[name];
	if (typeof original !== 'function') return;
	const enumerable = Object.getOwnPropertyDescriptor(owner, name)?.enumerable ?? false;
	const value = disguise(original, body);
	Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable });
}

/** A function that calls `body`, and looks like the original. */
function disguise(/** @type {AnyFunction} */ original, /** @type {Body} */ body) {
	const { replacement } = {
		replacement(/** @type {any[]} */ ...args) {
			return body(original, this, args, replacement);
		},
	};
	const properties = Object.getOwnPropertyDescriptors(original);
	Object.defineProperties(replacement, properties);
	return Object.setPrototypeOf(replacement, Object.getPrototypeOf(original));
}

module.exports = { override, ...require('./stacks.cjs') };
