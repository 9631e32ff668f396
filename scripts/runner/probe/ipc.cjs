// @ts-check
'use strict';
/**
 * Messages between processes: `child.send` and `process.send`, and their `'message'` events.
 *
 * A message is sent when Node writes it to the channel's handle: one that waits behind a socket that is being sent is sent
 * later, and one that fails is not. It is received when Node asks how many listeners there are for it, just before it calls
 * them; if there are none, Node keeps it until there are.
 *
 * `i`: this process's channel to the one that started it; `c:<spawn>`: to a child.
 */
const { leave, tells } = require('./budget.cjs');
const { now, write } = require('./log.cjs');
const { cut, preview } = require('./messages.cjs');
const { override, unseen } = require('./override.cjs');
const { callerOf, place } = require('./place.cjs');
const { ASKS, channelHandleOf, keptMessages, SEND, sentAgain, speaksJson } = require('./private.cjs');

/**
 * @typedef {object} Channel
 * @property {string} ch
 * @property {number} sent
 * @property {number} arrived
 * @property {number[]} kept  the numbers of those that arrived while there was no listener
 * @property {Function} send  what the program calls
 * @property {unknown} message  what is being sent; not known where the channel speaks JSON, which can be read
 */

/** @type {WeakMap<object, Channel>} */
const channels = new WeakMap();
const watched = new WeakSet();
const INTERNAL = 'NODE_';

/** Watches the channel of `process` or of a child, where it has one. */
function watchChannel(/** @type {any} */ target, /** @type {string} */ ch) {
	const handle = channelHandleOf(target);
	if (!handle) return;
	const channel = { ch, sent: 0, arrived: 0, kept: [], send: target.send, message: undefined };
	channels.set(target, channel);
	watchWrites(target, handle, channel);
	const prototype = Object.getPrototypeOf(target);
	if (watched.has(prototype)) return;
	watched.add(prototype);
	override(prototype, 'listenerCount', (original, self, args, replacement) => {
		const count = unseen(() => Reflect.apply(original, self, args));
		const own = args[0] === 'message' ? channels.get(self) : undefined;
		if (own) asked(self, own, count, replacement);
		return count;
	});
}

function watchWrites(/** @type {any} */ target, /** @type {any} */ handle, /** @type {Channel} */ channel) {
	// The two kinds of serialization. What Node calls here calls nothing of the program's. A message whose handle could not be
	// received is sent again, and counts once.
	override(handle, 'writeUtf8String', (original, self, args) => {
		const t = now();
		const error = Reflect.apply(original, self, args);
		if (error === 0) sentText(channel, t, args[1], sentAgain(target) !== undefined);
		return error;
	});
	override(handle, 'writeBuffer', (original, self, args) => {
		const t = now();
		const error = Reflect.apply(original, self, args);
		if (error === 0) sentMessage(channel, t, args[1].length - LENGTH);
		return error;
	});
	if (speaksJson(handle)) return;
	override(target, SEND, (original, self, args) => {
		const before = channel.message;
		channel.message = args[0] && sentAgain(self) === args[0] ? { cmd: INTERNAL_AGAIN } : args[0];
		try {
			return unseen(() => Reflect.apply(original, self, args));
		} finally {
			channel.message = before;
		}
	});
}

/** Node writes the length of a serialized message before it. */
const LENGTH = 4;
const INTERNAL_AGAIN = `${INTERNAL}AGAIN`;

/** A line of JSON was written. */
function sentText(
	/** @type {Channel} */ channel,
	/** @type {number} */ t,
	/** @type {string} */ line,
	/** @type {boolean} */ again,
) {
	let text = line;
	let more = '';
	if (line.includes(`"cmd":"${INTERNAL}`)) {
		const message = JSON.parse(line);
		if (isInternal(message)) {
			if (message.cmd !== 'NODE_HANDLE' || again || isInternal(message.msg)) return;
			text = `${JSON.stringify(message.msg)}\n`;
			more = ` + ${message.type}`;
		}
	}
	const n = channel.sent++;
	if (!tells(n)) return leave('send');
	const shown = cut(text.length > 100 ? text : text.slice(0, -1)) + more;
	const bytes = Buffer.byteLength(line) - 1;
	write({ k: 'send', t, ch: channel.ch, n, bytes, preview: shown, at: place(channel.send, 1) });
}

/** A serialized message was written. */
function sentMessage(/** @type {Channel} */ channel, /** @type {number} */ t, /** @type {number} */ bytes) {
	const { message } = channel;
	if (isInternal(message)) return;
	const n = channel.sent++;
	if (!tells(n)) return leave('send');
	write({ k: 'send', t, ch: channel.ch, n, bytes, preview: preview(message), at: place(channel.send, 1) });
}

/** As Node decides whether the program is to see a message. */
function isInternal(/** @type {any} */ message) {
	if (typeof message !== 'object' || message === null) return false;
	const cmd = Object.getOwnPropertyDescriptor(message, 'cmd')?.value;
	return typeof cmd === 'string' && cmd.length > INTERNAL.length && cmd.startsWith(INTERNAL);
}

/** Somebody asked how many listeners there are for messages. */
function asked(
	/** @type {any} */ target,
	/** @type {Channel} */ channel,
	/** @type {number} */ listeners,
	/** @type {Function} */ replacement,
) {
	const caller = callerOf(replacement);
	if (caller?.file !== ASKS.file) return;
	if (caller.name === ASKS.name) {
		const n = channel.arrived++;
		if (listeners > 0) received(channel, n);
		else channel.kept.push(n);
	} else if (listeners > 0 && channel.kept.length > 0) deliverKept(target, channel);
}

/** Node is about to give the listeners what it has kept, one by one. */
function deliverKept(/** @type {any} */ target, /** @type {Channel} */ channel) {
	const kept = keptMessages(target);
	const numbers = channel.kept;
	channel.kept = [];
	if (!kept) return;
	for (let index = 0; index < kept.length && index < numbers.length; index++) {
		const message = kept[index];
		const n = /** @type {number} */ (numbers[index]);
		const get = () => {
			received(channel, n);
			return message;
		};
		Object.defineProperty(kept, index, { get, configurable: true, enumerable: true });
	}
}

function received(/** @type {Channel} */ channel, /** @type {number} */ n) {
	if (tells(n)) write({ k: 'recv', t: now(), ch: channel.ch, n });
	else leave('receive');
}

module.exports = { watchChannel };
