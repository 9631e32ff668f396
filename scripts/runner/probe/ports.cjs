// @ts-check
'use strict';
/**
 * Messages through MessagePorts: those of MessageChannels, between a thread and the one that started it (`worker.postMessage`
 * and `parentPort` use a port), and through BroadcastChannels (each has a port).
 *
 * Only ports that are known here are told of, so that Node's own never are. A port has a name in its lane (`ch`), and numbers
 * what it sent and received from 0; what becomes of that when it moves to another lane, the runner works out from the names
 * and numbers that the message carried it with.
 *
 * `3a`, `3b`: port1 and port2 of the third MessageChannel that this lane made; `r2`: the second port that it was given;
 * `p`: a thread's parentPort, and `w:<spawn>` its other end; `b1`: the first BroadcastChannel that it made.
 */
const workerThreads = require('node:worker_threads');
const { leave, tells } = require('./budget.cjs');
const { likeClass, likeFunction } = require('./classes.cjs');
const { now, write } = require('./log.cjs');
const { preview, search, sizeOf } = require('./messages.cjs');
const { bufferId } = require('./objects.cjs');
const { override, pass, unseen } = require('./override.cjs');
const { place } = require('./place.cjs');
const { DISPATCH, portOfBroadcast, portOfWorker, portsThatCame } = require('./private.cjs');

/**
 * @typedef {object} End
 * @property {string} ch
 * @property {number} sent
 * @property {number} received
 * @property {true} [far]  used by the program through a method of Node's
 * @property {true} [shared]  of a BroadcastChannel: who sent a message is found by what it says
 */

const { MessagePort } = workerThreads;
const { isArray } = Array;

/** @type {WeakMap<object, End>} */
const ends = new WeakMap();
let channels = 0;
let broadcasts = 0;
let given = 0;

/** Watches the ports of this lane. */
function watchPorts() {
	override(MessagePort.prototype, 'postMessage', send);
	override(MessagePort.prototype, DISPATCH, (original, port, args) => {
		if (args.length === 3 && args[2] === undefined) receive(ends.get(port), args[0], portsThatCame(port));
		return Reflect.apply(original, port, args);
	});
	override(workerThreads, 'receiveMessageOnPort', (original, self, args, replacement) => {
		const result = pass(original, self, args);
		if (result) receive(endOf(args[0]), result.message, undefined, replacement);
		return result;
	});

	const { BroadcastChannel, MessageChannel } = workerThreads;
	replace('MessageChannel', (args, newTarget) => {
		const channel = unseen(() => Reflect.construct(MessageChannel, args, newTarget));
		channels++;
		know(channel.port1, `${channels}a`);
		know(channel.port2, `${channels}b`);
		return channel;
	});
	replace('BroadcastChannel', (args, newTarget) => {
		const t = now();
		const channel = unseen(() => Reflect.construct(BroadcastChannel, args, newTarget));
		const ch = `b${++broadcasts}`;
		const port = portOfBroadcast(channel);
		if (port) ends.set(port, { ch, sent: 0, received: 0, far: true, shared: true });
		write({ k: 'join', t, ch, name: channel.name });
		return channel;
	});

	if (workerThreads.isMainThread) return;
	if (workerThreads.parentPort) know(workerThreads.parentPort, 'p');
	const came = workerThreads.workerData;
	const found = typeof came === 'object' ? carried(came, [], true) : undefined;
	if (found) write({ k: 'given', t: now(), ...found });
}

/** A thread was started: this lane has one end of the channel between them. */
function knowWorker(/** @type {any} */ worker, /** @type {string} */ spawn) {
	const port = portOfWorker(worker);
	if (port) ends.set(port, { ch: `w:${spawn}`, sent: 0, received: 0, far: true });
}

/** A port was moved within this lane. */
function samePort(/** @type {object} */ port, /** @type {object} */ moved) {
	const end = ends.get(port);
	if (end && port !== moved) ends.set(moved, end);
}

/** What goes to a thread with its `workerData`. */
function carriedTo(/** @type {any} */ options) {
	return typeof options?.workerData === 'object' ? carried(options.workerData, options.transferList, false) : undefined;
}

/** @type {import('./override.cjs').Body} */
function send(original, port, args, replacement) {
	const end = ends.get(port);
	if (end === undefined) return pass(original, port, args);
	const t = now();
	const found = carried(args[0], args[1], false);
	// What is transferred is empty afterwards.
	const bytes = sizeOf(args[0]);
	const shown = args.length > 1 ? preview(args[0]) : undefined;
	const result = pass(original, port, args);
	// A port that is closed takes no message, and says nothing.
	if (result === undefined) return result;
	const n = end.sent++;
	if (found === undefined && !tells(n)) leave('send');
	else {
		const at = place(replacement, end.far ? 2 : 1);
		write({ k: 'send', t, ch: end.ch, n, bytes, preview: shown ?? preview(args[0]), at, ...found });
	}
	return result;
}

/**
 * A message is about to be given to the listeners, or to the program, which called `taken` for it. What could not be read again
 * (`messageerror`) counts, too.
 */
function receive(
	/** @type {End | undefined} */ end,
	/** @type {unknown} */ message,
	/** @type {unknown[] | undefined} */ ports = undefined,
	/** @type {Function | undefined} */ taken = undefined,
) {
	if (end === undefined) return;
	const t = now();
	const n = end.received++;
	const found = carried(message, ports ?? [], true);
	if (found === undefined && !tells(n)) leave('receive');
	else {
		const at = taken && place(taken, 1);
		write({ k: 'recv', t, ch: end.ch, n, preview: end.shared && preview(message), at, ...found });
	}
}

/**
 * The ports and shared buffers of a message: ports in the order in which they were transferred, and where in the message they
 * are; a receiver that is not told the order goes by the latter. What `came` with a message is known from then on.
 *
 * @param {unknown} message
 * @param {unknown} transfer
 * @param {boolean} came
 */
function carried(message, transfer, came) {
	if ((typeof message !== 'object' || message === null) && !transfer) return undefined;
	const list = portsOf(transfer);
	/** @type {[path: string, id: string][] | undefined} */
	let buffers;
	/** @type {Map<object, string> | undefined} */
	let paths;
	try {
		search(message, isPort, (path, port, buffer) => {
			if (buffer) {
				buffers ??= [];
				buffers[buffers.length] = [path, bufferId(buffer)];
			} else if (port) {
				paths ??= new Map();
				paths.set(port, path);
			}
		});
	} catch {
		// A getter of an array's element; what was found until then is told.
	}
	paths?.forEach((_, port) => {
		if (came && !list.includes(port)) list.push(port);
	});
	const ports = list.length > 0 ? list.map((port) => portLine(port, paths?.get(port), came)) : undefined;
	return ports || buffers ? { ports, buffers } : undefined;
}

/** What the runner is told of a port that moves: where in the message it is, its name here, how many it sent and received here. */
function portLine(/** @type {object} */ port, /** @type {string | undefined} */ path, /** @type {boolean} */ came) {
	if (came && !ends.has(port)) know(port, `r${++given}`);
	const end = ends.get(port);
	return end ? [path ?? null, end.ch, end.sent, end.received] : [path ?? null, null, 0, 0];
}

/** @returns {object[]} */
function portsOf(/** @type {any} */ transfer) {
	if (typeof transfer !== 'object' || transfer === null) return [];
	const list = isArray(transfer) ? transfer : Object.getOwnPropertyDescriptor(transfer, 'transfer')?.value;
	return isArray(list) ? list.filter(isPort) : [];
}

function isPort(/** @type {unknown} */ value) {
	return value instanceof MessagePort;
}

function know(/** @type {object} */ port, /** @type {string} */ ch) {
	ends.set(port, { ch, sent: 0, received: 0 });
}

/** A BroadcastChannel can be received from like a port. */
function endOf(/** @type {any} */ port) {
	return ends.get(port) ?? ends.get(portOfBroadcast(port) ?? port);
}

/** Puts a class of ours in the place of one that is both exported and global. */
function replace(
	/** @type {'MessageChannel' | 'BroadcastChannel'} */ name,
	/** @type {(args: any[], newTarget: Function) => any} */ construct,
) {
	const original = workerThreads[name];
	const like = name === 'MessageChannel' ? likeFunction(original, construct) : likeClass(name, original, construct);
	/** @type {any} */ (workerThreads)[name] = like;
	const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
	if (descriptor?.configurable) Object.defineProperty(globalThis, name, { ...plain(descriptor), value: like });
}

function plain(/** @type {PropertyDescriptor} */ { configurable, enumerable }) {
	return { __proto__: null, configurable, enumerable, writable: true };
}

module.exports = { carriedTo, knowWorker, samePort, watchPorts };
