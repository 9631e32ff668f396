// @ts-check
'use strict';
/**
 * Puts a function of ours in the place of one of Node's, with its name, length, other properties and enumerability.
 *
 * @param {any} owner  the object that has, or inherits, the function
 * @param {string} name
 * @param {(original: (...args: any[]) => any) => (this: any, ...args: any[]) => any} make
 */
function override(owner, name, make) {
	const original = owner[name];
	if (typeof original !== 'function') return;
	const replacement = make(original);
	const properties = Object.getOwnPropertyDescriptors(original);
	Reflect.deleteProperty(properties, 'prototype');
	Object.defineProperties(replacement, properties);
	Object.setPrototypeOf(replacement, Object.getPrototypeOf(original));
	Object.defineProperty(owner, name, {
		value: replacement,
		writable: true,
		configurable: true,
		enumerable: Object.getOwnPropertyDescriptor(owner, name)?.enumerable ?? false,
	});
}

module.exports = { override };
