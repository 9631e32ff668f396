// @ts-check
'use strict';
/**
 * Puts functions of ours in the place of Node's, alike in name, length, other properties, prototype and enumerability.
 *
 * @typedef {(...args: any[]) => any} AnyFunction
 * @typedef {(original: AnyFunction, self: any, args: any[]) => any} Body
 */

/** Replaces a function that `owner` has, or inherits. Enumerable where it has it and it is. */
function override(/** @type {any} */ owner, /** @type {string} */ name, /** @type {Body} */ body) {
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
			return body(original, this, args);
		},
	};
	const properties = Object.getOwnPropertyDescriptors(original);
	Object.defineProperties(replacement, properties);
	return Object.setPrototypeOf(replacement, Object.getPrototypeOf(original));
}

/**
 * Calls a function of Node's so that an error which it throws does not show where it was called from by us.
 *
 * @template T
 * @param {() => T} call
 */
function unseen(call) {
	const limit = Error.stackTraceLimit;
	// Our frames count among those that Node keeps.
	if (typeof limit === 'number') Error.stackTraceLimit = limit + OUR_FRAMES;
	try {
		return call();
	} catch (error) {
		if (error instanceof Error && typeof error.stack === 'string') {
			const frames = error.stack.split('\n').filter((line) => !line.includes(__dirname) && !HIDDEN.test(line));
			Object.defineProperty(error, 'stack', { value: frames.join('\n'), writable: true, configurable: true });
		}
		throw error;
	} finally {
		Error.stackTraceLimit = limit;
	}
}

const OUR_FRAMES = 8;
const HIDDEN = /^ {4}at Reflect\.(apply|construct) \(<anonymous>\)$/;

module.exports = { override, unseen };
