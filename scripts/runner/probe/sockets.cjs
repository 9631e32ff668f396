// @ts-check
'use strict';
/**
 * The sockets of this lane: what is written to them and what comes out of them, whatever they lead to. A socket is looked at
 * when the first bytes go through it, or when it is connected; until then it costs nothing.
 */
const { Buffer } = require('node:buffer');
const { subscribe } = require('node:diagnostics_channel');
const { Socket } = require('node:net');
const { resolve } = require('node:path');
const { isMainThread } = require('node:worker_threads');
const { fileOf } = require('./descriptors.cjs');
const { now, write } = require('./log.cjs');
const { override, pass } = require('./override.cjs');
const { place } = require('./place.cjs');
const { handleOf, hasOwnBuffer, isParsed, isStandard, pathOfServer, pipePrototype, STIRS } = require('./private.cjs');
const { flushEnds, openEnd, took, wrote } = require('./streams.cjs');

/**
 * `early`: what was written before it was connected. `native`: its bytes go past `push`, to a buffer of the program's own or
 * to Node's HTTP parser, and are counted by its handle.
 *
 * @typedef {{ end?: import('./streams.cjs').End, early: any[], native: boolean, closed: boolean }} State
 */

/** Null where a socket is none of ours to tell of. @type {WeakMap<object, State | null>} */
const states = new WeakMap();
/** The ends of handles that were told to connect to a path. @type {WeakMap<object, import('./streams.cjs').End>} */
const connecting = new WeakMap();
/** The sockets that lead to children. @type {WeakMap<object, { spawn: string, fd: number }>} */
const children = new WeakMap();

/** After so many writes errors are no longer kept from losing a line of their stacks to us. */
const MANY = 5000;

/** Watches the sockets of this lane. */
function watchSockets() {
	if (!isMainThread) {
		// In a process these are watched together with its standard streams: see output.cjs.
		override(Socket.prototype, 'write', sendChunk);
		override(Socket.prototype, 'end', sendChunk);
		watchThreadInput();
	}
	override(Socket.prototype, 'push', (original, socket, args) => {
		const chunk = args[0];
		if (chunk !== null && chunk !== undefined && chunk.byteLength > 0) arrive(socket, chunk);
		return Reflect.apply(original, socket, args);
	});
	// Node calls it when a socket was connected, before each read, and when its HTTP parser has read.
	override(Socket.prototype, STIRS, (original, socket, args) => {
		const state = states.get(socket);
		if (state === undefined || state?.native || (state?.early.length ?? 0) > 0) noticed(socket);
		return Reflect.apply(original, socket, args);
	});
	override(Socket.prototype, '_destroy', (original, socket, args) => {
		close(socket);
		return Reflect.apply(original, socket, args);
	});
	override(pipePrototype(), 'connect', (original, handle, args) => {
		// Before its server can say that it took it: a path alone does not say which client is whose.
		if (typeof args[1] !== 'string') return Reflect.apply(original, handle, args);
		const end = openEnd({ unix: resolve(args[1]), role: 'client' }, false);
		connecting.set(handle, end);
		const result = Reflect.apply(original, handle, args);
		write({ k: 'connected', t: now(), end: end.id });
		return result;
	});
	subscribe('net.server.socket', (message) => stateOf(/** @type {any} */ (message).socket));
	subscribe('http.server.request.start', (message) => parsed(/** @type {any} */ (message).socket));
}

/** The input of a thread is a stream of its own kind, which its parent's messages fill. */
function watchThreadInput() {
	const { stdin } = process;
	/** @type {import('./streams.cjs').End | undefined} */
	let end;
	override(Object.getPrototypeOf(stdin), 'push', (original, stream, args) => {
		const { 0: chunk, 1: encoding } = args;
		if (stream === stdin && (typeof chunk === 'string' || ArrayBuffer.isView(chunk))) {
			const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
			end ??= openEnd({ fd: 0 }, true);
			took(end, now(), bytes.byteLength, bytes);
		}
		return Reflect.apply(original, stream, args);
	});
}

/** The sockets of a child that was spawned just now. */
function watchStdio(/** @type {any} */ child, /** @type {string} */ spawn) {
	const { stdio } = child;
	for (let fd = 0; fd < (stdio?.length ?? 0); fd++)
		if (stdio[fd] instanceof Socket) children.set(stdio[fd], { spawn, fd });
}

/**
 * `write(chunk, encoding)` or `end(chunk, encoding)`.
 *
 * @param {Function} original
 * @param {any} socket
 * @param {any[]} args
 * @param {Function} replacement
 */
function sendChunk(original, socket, args, replacement) {
	const state = states.get(socket);
	if (state === null) return pass(original, socket, args);
	const { 0: chunk, 1: encoding } = args;
	const t = now();
	const writable = socket?.writable === true && (typeof chunk === 'string' || ArrayBuffer.isView(chunk));
	const result =
		(state?.end?.write.count ?? 0) < MANY ? pass(original, socket, args) : Reflect.apply(original, socket, args);
	if (!writable || socket.errored) return result;
	if (socket.connecting) early(socket, { t, chunk, encoding, at: place(replacement) });
	else {
		const { end } = state?.end ? state : (stateOf(socket) ?? {});
		if (end) wrote(end, t, chunk, encoding, replacement);
	}
	return result;
}

function early(/** @type {any} */ socket, /** @type {any} */ written) {
	let state = states.get(socket);
	if (!state) {
		state = newState();
		states.set(socket, state);
	}
	state.early[state.early.length] = written;
}

/** Bytes came in, and go to the stream's buffer next. */
function arrive(/** @type {any} */ socket, /** @type {any} */ chunk) {
	const t = now();
	const state = states.get(socket);
	const end = state === undefined ? stateOf(socket)?.end : state?.end;
	if (end && !state?.native) took(end, t, chunk.byteLength, chunk);
}

/** It was connected, or has read natively. */
function noticed(/** @type {any} */ socket) {
	const state = stateOf(socket);
	if (!state?.end || socket.connecting) return;
	for (let index = 0; index < state.early.length; index++) {
		const { t, chunk, encoding, at } = state.early[index];
		wrote(state.end, t, chunk, encoding, at);
	}
	state.early.length = 0;
	if (state.native) counted(socket, state);
}

/** The HTTP parser has read a request, which the program is told of next. */
function parsed(/** @type {any} */ socket) {
	const state = stateOf(socket);
	if (!state?.end) return;
	state.native = isParsed(socket);
	if (state.native) counted(socket, state);
}

function counted(/** @type {any} */ socket, /** @type {State} */ { end }) {
	const total = handleOf(socket)?.bytesRead;
	if (end && typeof total === 'number') took(end, now(), total - end.read.total);
}

function close(/** @type {any} */ socket) {
	const state = states.get(socket);
	if (!state?.end) {
		const { id: end } = connecting.get(handleOf(socket)) ?? {};
		if (end !== undefined) write({ k: 'unconnected', t: now(), end });
		return;
	}
	if (state.closed) return;
	state.closed = true;
	if (state.native) counted(socket, state);
	flushEnds(state.end);
	write({ k: 'closed', t: now(), end: state.end.id });
}

/** Finds out what the socket is an end of, once. */
function stateOf(/** @type {any} */ socket) {
	let state = states.get(socket);
	if (state === null || state?.end) return state;
	const identity = identityOf(socket);
	if (identity === null) states.set(socket, null);
	if (!identity) return undefined;
	state ??= newState();
	state.end = connecting.get(handleOf(socket)) ?? openEnd(identity, identity.fd === 0);
	state.native = hasOwnBuffer(socket) || isParsed(socket);
	states.set(socket, state);
	return state;
}

/** The number of the end that a socket is, where it is one. */
function endIdOf(/** @type {any} */ socket) {
	return stateOf(socket)?.end?.id;
}

/** @returns {State} */
function newState() {
	return { early: [], native: false, closed: false };
}

/**
 * What a socket is an end of; undefined as long as it is not connected, null for terminals and the like.
 *
 * @returns {{ [field: string]: unknown } | null | undefined}
 */
function identityOf(/** @type {any} */ socket) {
	const child = children.get(socket);
	if (child) return { child };
	const handle = handleOf(socket);
	if (socket.isTTY || isStandard(socket)) return null;
	if (!handle || socket.connecting) return undefined;
	if (typeof handle.getpeername === 'function') return addressesOf(handle, socket);
	if (connecting.has(handle)) return {};
	const listening = pathOfServer(socket);
	if (typeof listening === 'string') return { unix: resolve(listening), role: 'server' };
	return descriptor(socket, handle.fd);
}

function addressesOf(/** @type {any} */ handle, /** @type {any} */ socket) {
	const local = {};
	const remote = {};
	if (handle.getsockname(local) || handle.getpeername(remote)) return undefined;
	const role = socket.server ? 'server' : 'client';
	return { local: addressOf(local), remote: addressOf(remote), role, tls: socket.encrypted === true || undefined };
}

/** An address of version 4 that came in through a socket of version 6 is the same. */
function addressOf(/** @type {any} */ { address, port }) {
	return `${String(address).replace(/^::ffff:(?=\d+\.)/i, '')}:${port}`;
}

/** A descriptor that the process has from its parent. What goes to 1 and 2 is told by output.cjs. */
function descriptor(/** @type {any} */ socket, /** @type {unknown} */ handleFd) {
	const fd = socket.fd === 0 ? 0 : handleFd;
	if (typeof fd !== 'number' || fd < 0) return undefined;
	const file = fileOf(fd);
	return file === undefined ? null : { fd, file };
}

module.exports = { endIdOf, sendChunk, watchSockets, watchStdio };
