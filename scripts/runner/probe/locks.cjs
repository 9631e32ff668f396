// @ts-check
'use strict';
/** Web Locks, by the channels that Node tells of them on, and the locks that a program names on a channel of ours. */
const { subscribe } = require('node:diagnostics_channel');
const { leave, tells } = require('./budget.cjs');
const { now, write } = require('./log.cjs');
const { override, overrideGetter, unseen } = require('./override.cjs');
const { callerOf, callerPlace, place } = require('./place.cjs');
const { WEB_LOCKS } = require('./private.cjs');

/** @typedef {'wait' | 'wake' | 'hold' | 'release'} Step */
/** @typedef {{ waiting: number, held: number, missed: number, aborted: number }} Requests */

/** `{ kind, name, result? }` is published here by who makes locks: a Step, and how a wait ended. */
const CHANNEL = 'interleave:lock';
const STEPS = ['wait', 'wake', 'hold', 'release'];
/** What Node says of a lock that was stolen from its holder. */
const STOLEN = 'The operation was aborted';

/** Requests of this lane for one Web Lock, by how far they are. Node's messages name the lock and not the request. */
/** @type {Map<string, Requests>} */
const requests = new Map();

/** Watches the locks that this lane waits for, holds and releases. */
function watchLocks() {
	on('locks.request.start', ({ name, mode }) => {
		const own = requests.get(name) ?? { waiting: 0, held: 0, missed: 0, aborted: 0 };
		requests.set(name, own);
		watchAborts(name);
		own.waiting++;
		tell('wait', name, { ...web(mode), at: place });
	});
	onRequest('locks.request.grant', (own, { name, mode }) => {
		own.waiting--;
		own.held++;
		tell('hold', name, web(mode));
	});
	onRequest('locks.request.miss', (own, { name }) => {
		own.waiting--;
		own.missed++;
		tell('wake', name, { web: true, result: 'not available' });
	});
	onRequest('locks.request.end', (own, { name, ifAvailable, error }) => {
		if (ifAvailable && own.missed > 0) own.missed--;
		else if (own.held > 0) {
			own.held--;
			const stolen = error?.name === 'AbortError' && error.message === STOLEN;
			tell('release', name, { web: true, result: stolen ? 'stolen' : undefined });
		} else if (own.aborted > 0) own.aborted--;
		else {
			own.waiting--;
			tell('wake', name, { web: true, result: 'aborted' });
		}
		if (own.waiting + own.held + own.missed + own.aborted === 0) requests.delete(name);
	});
	on(CHANNEL, ({ kind, name, result }) => {
		if (typeof name !== 'string' || name === '' || !STEPS.includes(kind)) return;
		tell(kind, name, { result: typeof result === 'string' ? result : undefined, at: callerPlace });
	});
}

function on(/** @type {string} */ channel, /** @type {(message: any) => void} */ take) {
	subscribe(channel, (message) => {
		try {
			take(message);
		} catch {
			// Anybody may publish anything, and a subscriber that throws ends the program.
		}
	});
}

/** Locks that are asked for with a signal. */
/** @type {WeakMap<object, string[]>} */
const abortable = new WeakMap();
/** The first lock of all: nothing was watched yet when Node looked at its signal. */
/** @type {string | undefined} */
let first;
/** The signal that Node has just looked at, before it says that the request begins. */
/** @type {object | undefined} */
let looked;

/** An aborted request ends for Node when its turn comes, but for the program at once: when Node asks the signal for its reason. */
function watchAborts(/** @type {string} */ name) {
	if (looked) abortable.set(looked, (abortable.get(looked) ?? []).concat(name));
	looked = undefined;
	if (first !== undefined) return;
	first = name;
	const { prototype } = AbortSignal;
	override(prototype, 'throwIfAborted', (original, signal, args, replacement) => {
		unseen(() => Reflect.apply(original, signal, args));
		if (callerOf(replacement)?.file === WEB_LOCKS) looked = signal;
	});
	overrideGetter(prototype, 'reason', (signal, getter) => {
		const names = abortable.get(signal) ?? [name];
		if (callerOf(getter)?.file === WEB_LOCKS) aborted(names.find((each) => requests.get(each)?.waiting));
	});
}

function aborted(/** @type {string | undefined} */ name) {
	const own = name === undefined ? undefined : requests.get(name);
	if (!own || name === undefined) return;
	own.waiting--;
	own.aborted++;
	tell('wake', name, { web: true, result: 'aborted' });
}

/** What is said of a Web Lock. */
function web(/** @type {unknown} */ mode) {
	return { web: /** @type {const} */ (true), shared: mode === 'shared' ? /** @type {const} */ (true) : undefined };
}

function onRequest(/** @type {string} */ channel, /** @type {(own: Requests, message: any) => void} */ take) {
	on(channel, (message) => {
		const own = requests.get(message.name);
		if (own) take(own, message);
	});
}

/**
 * Tells of a step, unless there were too many.
 *
 * @param {Step} k
 * @param {string} lock
 * @param {{ web?: true, shared?: true, result?: string, at?: () => string | undefined }} more
 */
function tell(k, lock, { at, ...more }) {
	const t = now();
	if (isTold(k, more.web ? `${lock}@` : lock)) write({ k, t, lock, ...more, at: at?.() });
	else leave(k);
}

/** Whether the waits and the holds that last are told: what ends one is told where its beginning was. */
/** @type {Map<string, { waits: boolean[], holds: boolean[] }>} */
const lasting = new Map();
let waits = 0;
let holds = 0;

function isTold(/** @type {Step} */ step, /** @type {string} */ key) {
	const own = lasting.get(key) ?? { waits: [], holds: [] };
	lasting.set(key, own);
	if (step === 'wait') own.waits.push(tells(waits++));
	if (step === 'wait') return own.waits.at(-1);
	if (step === 'hold') own.holds.push(own.waits.shift() ?? tells(holds++));
	if (step === 'hold') return own.holds.at(-1);
	const told = (step === 'wake' ? own.waits : own.holds).shift() ?? true;
	if (own.waits.length + own.holds.length === 0) lasting.delete(key);
	return told;
}

module.exports = { watchLocks };
