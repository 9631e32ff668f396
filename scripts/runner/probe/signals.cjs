// @ts-check
'use strict';
/** Signals that the lane sends, and those that are delivered to its listeners. */
const { leave, tells } = require('./budget.cjs');
const { now, write } = require('./log.cjs');
const { override } = require('./override.cjs');
const { place } = require('./place.cjs');
const { KILL } = require('./private.cjs');

let killWatched = false;
let sent = 0;
let received = 0;
/** @type {Map<number, string> | undefined} */
let names;

/** Watches the one function that `process.kill` calls, and which throws nothing itself. */
function watchSignals() {
	override(process, KILL, (original, self, args) => {
		return sending(args[0], args[1], (number) => Reflect.apply(original, self, [args[0], number]));
	});
}

/** Watches what `child.kill` calls, which all children inherit. */
function watchKill(/** @type {any} */ handle) {
	if (killWatched) return;
	killWatched = true;
	override(Object.getPrototypeOf(handle), 'kill', (original, self, args) =>
		sending(self.pid, args[0], (number) => Reflect.apply(original, self, [number])),
	);
}

/**
 * Told before it is sent: who kills itself comes back no more. Whether it can be sent is asked first, as everybody asks it, by
 * signal 0.
 *
 * @param {any} pid
 * @param {any} signal
 * @param {(signal: any) => any} send
 */
function sending(pid, signal, send) {
	const name = nameOf(signal);
	if (name !== undefined && Number.isInteger(pid) && send(0) === 0) {
		if (tells(sent++)) write({ k: 'kill', t: now(), pid, signal: name, at: place() });
		else leave('signal');
	}
	return send(signal);
}

/** The name of a signal, the first where it has two; undefined for 0 and for what is none. */
function nameOf(/** @type {any} */ number) {
	if (!names) {
		names = new Map();
		const all = Object.entries(numbers());
		for (let index = all.length - 1; index >= 0; index--) names.set(all[index]?.[1] ?? 0, all[index]?.[0] ?? '');
	}
	return names.get(number);
}

/** The number of each signal. Most programs send and get none: the module is loaded when one does. */
function numbers() {
	return /** @type {Record<string, number>} */ (require('node:os').constants.signals);
}

/** Tells of what `process.emit` is called with, where Node delivers a signal: its name twice, and its number. */
function delivered(/** @type {any[]} */ { 0: type, 1: name, 2: number }) {
	if (type !== name || typeof number !== 'number' || numbers()[type] !== number) return;
	if (tells(received++)) write({ k: 'signal', t: now(), signal: nameOf(number) });
	else leave('signal');
}

module.exports = { delivered, watchKill, watchSignals };
