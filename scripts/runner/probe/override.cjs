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
	const limit = raiseLimit();
	try {
		return call();
	} catch (error) {
		cleanStack(error, limit);
		throw error; // node-do-not-add-exception-line: Node would show this line of ours as the place of the error.
	} finally {
		Reflect.set(Error, 'stackTraceLimit', limit);
	}
}

/** Calls what the program called, where it is nothing to us; Node shows the place of an error as it is. */
function pass(/** @type {AnyFunction} */ original, /** @type {any} */ self, /** @type {any[]} */ args) {
	const limit = raiseLimit();
	try {
		return Reflect.apply(original, self, args);
	} finally {
		Reflect.set(Error, 'stackTraceLimit', limit);
	}
}

/** Our frames count among those that Node keeps. Gives the limit as it was, and leaves it so where it cannot be changed. */
function raiseLimit() {
	const limit = Error.stackTraceLimit;
	if (typeof limit === 'number') Reflect.set(Error, 'stackTraceLimit', limit + OUR_FRAMES);
	return limit;
}

/** Takes our frames out of what an error says; `limit` frames of the program are left. */
function cleanStack(/** @type {unknown} */ error, limit = Error.stackTraceLimit) {
	if (!(error instanceof Error) || typeof error.stack !== 'string' || !error.stack.includes(__dirname)) return;
	let left = typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
	const lines = error.stack.split('\n').filter((line) => {
		if (!FRAME.test(line)) return true;
		return !line.includes(__dirname) && !HIDDEN.test(line) && left-- > 0;
	});
	Object.defineProperty(error, 'stack', { value: lines.join('\n'), writable: true, configurable: true });
}

const OUR_FRAMES = 8;
const FRAME = /^ {4}at /;
const HIDDEN = /^ {4}at Reflect\.(apply|construct) \(<anonymous>\)$/;

module.exports = { cleanStack, override, pass, unseen };
