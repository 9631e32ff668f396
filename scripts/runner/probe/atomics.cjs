// @ts-check
'use strict';
/** `Atomics.wait`, `waitAsync` and `notify` on shared memory. Threads hand work on by them a million times: what is untold is cheap. */
const { leave, tells } = require('./budget.cjs');
const { cut } = require('./cpu.cjs');
const { now, write } = require('./log.cjs');
const { bufferId } = require('./objects.cjs');
const { unseen } = require('./override.cjs');
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
const then = Promise.prototype.then;
const apply = Reflect.apply;

/** What is known of the views that were used: where each begins in which buffer, null where it is not shared. */
/** @type {WeakMap<object, { id: string, first: number, big: boolean } | null>} */
const views = new WeakMap();
/** The program's frame is mostly the first. */
const FEW = 2;
let waits = 0;
let notifies = 0;

/** Watches what this lane waits for in shared memory, and whom it wakes. */
function watchAtomics() {
	if (!HAS_SHARED) return;
	const { wait, waitAsync, notify } = Atomics;

	replace('wait', (args, called) => {
		const cell = cellOf(args[0], args[1]);
		if (!cell || !isPlain(args)) return unseen(() => apply(wait, Atomics, args));
		if (!tells(waits++)) {
			const result = apply(wait, Atomics, args);
			cut();
			leave('wait');
			leave('wake');
			return result;
		}
		write({ k: 'wait', t: now(), cell, at: place(called, FEW) });
		const result = apply(wait, Atomics, args);
		cut();
		write({ k: 'wake', t: now(), cell, result });
		return result;
	});

	// Its promise is never rejected, and a reaction more keeps nothing alive, so that ours changes nothing for the program's.
	replace('waitAsync', (args, called) => {
		const cell = cellOf(args[0], args[1]);
		if (!cell || !isPlain(args)) return unseen(() => apply(waitAsync, Atomics, args));
		const t = now();
		const outcome = apply(waitAsync, Atomics, args);
		if (!tells(waits++)) {
			leave('wait');
			leave('wake');
			return outcome;
		}
		write({ k: 'wait', t, cell, at: place(called, FEW) });
		const woken = (/** @type {string} */ result) => write({ k: 'wake', t: now(), cell, result });
		if (outcome.async) apply(then, outcome.value, [woken]);
		else woken(outcome.value);
		return outcome;
	});

	replace('notify', (args, called) => {
		const cell = cellOf(args[0], args[1]);
		if (!cell || !isNumber(args[2])) return unseen(() => apply(notify, Atomics, args));
		if (!tells(notifies++)) {
			leave('release');
			return apply(notify, Atomics, args);
		}
		const t = now();
		const result = apply(notify, Atomics, args);
		write({ k: 'notify', t, cell, result, at: place(called, FEW) });
		return result;
	});
}

/** The cell that is meant; undefined where it is none that others can reach, and where Node may refuse it. */
function cellOf(/** @type {any} */ view, /** @type {any} */ index) {
	const known = typeof view === 'object' && view !== null ? (views.get(view) ?? learn(view)) : undefined;
	if (!known || !Number.isInteger(index) || index < 0 || index >= apply(lengthOf, view, [])) return undefined;
	return /** @type {Cell} */ ([known.id, known.first + index]);
}

function learn(/** @type {any} */ view) {
	if (views.has(view)) return undefined;
	const type = apply(typeOf, view, []);
	const big = type === 'BigInt64Array';
	const buffer = big || type === 'Int32Array' ? apply(bufferOf, view, []) : undefined;
	const known = isShared(buffer)
		? { id: bufferId(buffer), first: apply(offsetOf, view, []) / (big ? 8 : 4), big }
		: undefined;
	views.set(view, known ?? null);
	return known;
}

function isShared(/** @type {any} */ buffer) {
	try {
		return buffer !== undefined && apply(sharedLength, buffer, []) >= 0;
	} catch {
		return false;
	}
}

/** Whether the value and the timeout can be read without calling the program, and without an error. */
function isPlain(/** @type {any[]} */ { 0: view, 2: value, 3: timeout }) {
	const wanted = views.get(view)?.big ? typeof value === 'bigint' : isNumber(value);
	return wanted && isNumber(timeout);
}

function isNumber(/** @type {unknown} */ value) {
	return typeof value === 'number' || value === undefined;
}

function getter(/** @type {object} */ owner, /** @type {PropertyKey} */ name) {
	return /** @type {() => any} */ (Object.getOwnPropertyDescriptor(owner, name)?.get);
}

/** A bound function, like the original, is written `[native code]`, and is no constructor. */
function replace(
	/** @type {'wait' | 'waitAsync' | 'notify'} */ name,
	/** @type {(args: any[], called: Function) => any} */ body,
) {
	const original = /** @type {any} */ (Atomics)[name];
	if (typeof original !== 'function') return;
	const called = (/** @type {any[]} */ ...args) => body(args, called);
	const value = called.bind(undefined);
	Object.defineProperties(value, Object.getOwnPropertyDescriptors(original));
	Object.defineProperty(Atomics, name, { value, writable: true, configurable: true, enumerable: false });
}

module.exports = { watchAtomics };
