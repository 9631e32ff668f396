// @ts-check
'use strict';
/** `Atomics.wait`, `waitAsync` and `notify` on shared memory. Threads hand work on by them a million times: what is untold is cheap. */
const { leave, tells } = require('./budget.cjs');
const { cut } = require('./cpu.cjs');
const { now, write } = require('./log.cjs');
const { bufferId } = require('./objects.cjs');
const { standsFor, unseen } = require('./override.cjs');
const { place } = require('./place.cjs');

/** @typedef {[buffer: string, index: number]} Cell  counted in elements from the buffer's beginning */

const TypedArray = Object.getPrototypeOf(Int32Array.prototype);
const typeOf = getter(TypedArray, Symbol.toStringTag);
const bufferOf = getter(TypedArray, 'buffer');
const offsetOf = getter(TypedArray, 'byteOffset');
const lengthOf = getter(TypedArray, 'length');
/** With `--enable-sharedarraybuffer-per-context` there may be none. */
const HAS_SHARED = typeof SharedArrayBuffer === 'function';
const sharedLength = HAS_SHARED ? getter(SharedArrayBuffer.prototype, 'byteLength') : () => 0;
const growable = HAS_SHARED ? getter(SharedArrayBuffer.prototype, 'growable') : () => false;
const then = Promise.prototype.then;
const apply = Reflect.apply;

/** Where a view begins in which buffer, and how long it is, in elements; a growable one is never known to be long enough. */
/** @typedef {{ id: string, first: number, length: number, big: boolean }} View */

/** The views that were used; null for what is none that other threads can reach. */
/** @type {WeakMap<object, View | null>} */
const views = new WeakMap();
/** The program's frame is mostly the first. */
const FEW = 2;
/** A hand-off is three lines in two lanes, and soon there are many: half as many of each are told in full as of other things. */
let waits = 2500;
let notifies = 2500;

/** Watches what this lane waits for in shared memory, and whom it wakes. */
function watchAtomics() {
	const { wait, waitAsync, notify } = Atomics;

	replace('wait', (called) => (view, index, value, timeout) => {
		const known = knownView(view, index);
		if (!known || !isPlain(known, value, timeout))
			return unseen(() => apply(wait, Atomics, [view, index, value, timeout])); // node-do-not-add-exception-line
		if (!tells(waits++)) {
			const result = wait(view, index, value, timeout);
			cut();
			leave('wait');
			leave('wake');
			return result;
		}
		const cell = cellOf(known, index);
		write({ k: 'wait', t: now(), cell, at: place(called(), FEW) });
		const result = wait(view, index, value, timeout);
		cut();
		write({ k: 'wake', t: now(), cell, result });
		return result;
	});

	// Its promise is never rejected, and a reaction more keeps nothing alive, so that ours changes nothing for the program's.
	replace('waitAsync', (called) => (view, index, value, timeout) => {
		const known = knownView(view, index);
		if (!known || !isPlain(known, value, timeout))
			return unseen(() => apply(waitAsync, Atomics, [view, index, value, timeout])); // node-do-not-add-exception-line
		const t = now();
		const outcome = waitAsync(view, index, value, timeout);
		if (!tells(waits++)) {
			leave('wait');
			leave('wake');
			return outcome;
		}
		const cell = cellOf(known, index);
		write({ k: 'wait', t, cell, at: place(called(), FEW) });
		const woken = (/** @type {string} */ result) => write({ k: 'wake', t: now(), cell, result });
		if (outcome.async) apply(then, outcome.value, [woken]);
		else woken(outcome.value);
		return outcome;
	});

	replace('notify', (called) => (view, index, count) => {
		const known = knownView(view, index);
		if (!known || !isNumber(count)) return unseen(() => apply(notify, Atomics, [view, index, count])); // node-do-not-add-exception-line
		if (!tells(notifies++)) {
			leave('release');
			return notify(view, index, count);
		}
		const t = now();
		const result = notify(view, index, count);
		write({ k: 'notify', t, cell: cellOf(known, index), result, at: place(called(), FEW) });
		return result;
	});
}

/** The view that is meant; undefined where it is not shared, and where Node may refuse the index. */
function knownView(/** @type {any} */ view, /** @type {any} */ index) {
	if (typeof view !== 'object' || view === null) return undefined;
	const known = views.get(view) ?? learn(view);
	if (known === null || !Number.isInteger(index) || index < 0) return undefined;
	return index < (known.length || apply(lengthOf, view, [])) ? known : undefined;
}

/** @returns {View | null} */
function learn(/** @type {any} */ view) {
	if (views.has(view)) return null;
	const type = apply(typeOf, view, []);
	const big = type === 'BigInt64Array';
	const buffer = big || type === 'Int32Array' ? apply(bufferOf, view, []) : undefined;
	const known = isShared(buffer)
		? { id: bufferId(buffer), first: apply(offsetOf, view, []) / (big ? 8 : 4), length: 0, big }
		: null;
	if (known && !apply(growable, buffer, [])) known.length = apply(lengthOf, view, []);
	views.set(view, known);
	return known;
}

/** @returns {Cell} */
function cellOf(/** @type {View} */ { id, first }, /** @type {number} */ index) {
	return [id, first + index];
}

function isShared(/** @type {any} */ buffer) {
	try {
		return buffer !== undefined && apply(sharedLength, buffer, []) >= 0;
	} catch {
		return false;
	}
}

/** Whether the value and the timeout can be read without calling the program, and without an error. */
function isPlain(/** @type {View} */ { big }, /** @type {unknown} */ value, /** @type {unknown} */ timeout) {
	return (big ? typeof value === 'bigint' : isNumber(value)) && isNumber(timeout);
}

function isNumber(/** @type {unknown} */ value) {
	return typeof value === 'number' || value === undefined;
}

function getter(/** @type {object} */ owner, /** @type {PropertyKey} */ name) {
	return /** @type {() => any} */ (Object.getOwnPropertyDescriptor(owner, name)?.get);
}

/**
 * A bound function, like the original, is no constructor. `body` is given what says which
 * function was called.
 */
function replace(
	/** @type {'wait' | 'waitAsync' | 'notify'} */ name,
	/** @type {(called: () => Function) => (...args: any[]) => any} */ body,
) {
	const original = /** @type {any} */ (Atomics)[name];
	if (typeof original !== 'function') return;
	const called = body(() => called);
	const value = called.bind(undefined);
	Object.defineProperties(value, Object.getOwnPropertyDescriptors(original));
	standsFor(value, original);
	Object.defineProperty(Atomics, name, { value, writable: true, configurable: true, enumerable: false });
}

module.exports = { watchAtomics };
