// @ts-check
'use strict';
/**
 * All of Node that the probe relies on and that Node does not document. Each sentence is held by a check of its name in
 * fixtures/private-interfaces.cjs, which private.test.ts runs on every major of Node that is supported: a new one that
 * changes something fails there.
 */

/** `spawnSync`, `execSync` and `execFileSync` call `spawn(options)` of this, with `file`, `args`, `envPairs` and `stdio`, and go by the `pid`, `status`, `signal` and `output` that it returns. */
function syncSpawner() {
	return binding('spawn_sync');
}

/** `net.connect(path)` calls `connect(request, path)` of this prototype. */
function pipePrototype() {
	return binding('pipe_wrap').Pipe?.prototype ?? {};
}

/** `spawn`, `exec`, `execFile`, `fork` and cluster call `spawn(options)` of this prototype, with `file`, `args`, `envPairs` and `stdio`, and set its `pid`. */
function asyncSpawner() {
	return require('node:child_process').ChildProcess.prototype;
}

/** What a child or a socket is to the kernel. Of a child that ended, Node calls `close()` of it when `exitCode` and `signalCode` are set, before `'exit'`; `child.kill` calls `kill(number)` of its prototype, and it has a `pid`. */
function handleOf(/** @type {any} */ object) {
	return object._handle;
}

/** `process.kill` calls this method of `process` with a pid and a signal's number, and it returns 0 where that worked. */
const KILL = '_kill';

/** The channel of `process` or of a child, where it has one: each message is written to it by `writeUtf8String(request, line)`, or by `writeBuffer(request, bytes)` after its length in four bytes; both return 0 for what was written. */
function channelHandleOf(/** @type {any} */ target) {
	return ownOf(target, 'kChannelHandle');
}

/** Whether messages go as lines of JSON. */
function speaksJson(/** @type {any} */ channelHandle) {
	return ownOf(channelHandle, 'kJSONBuffer') !== undefined;
}

/** `send` calls this method of `process` or of a child with the message, and so does Node when it sends one again, which is then in `_pendingMessage.message`. */
const SEND = '_send';

/** The message that Node sends again. */
function sentAgain(/** @type {any} */ target) {
	return target._pendingMessage?.message;
}

/** Node asks for the `listenerCount('message')` of `process` or of a child in this function of this file, once for each message that came. */
const ASKS = { file: 'node:internal/child_process', name: 'emit' };

/** The messages that came while nobody listened, in an array that Node empties when somebody does. */
function keptMessages(/** @type {any} */ target) {
	const kept = target.channel && ownOf(target.channel, 'kPendingMessages');
	return Array.isArray(kept) ? kept : undefined;
}

/** Node calls this method of a port with each message: with three arguments, the last of which is undefined; the first is the message. */
const DISPATCH = Symbol.for('nodejs.internal.kHybridDispatch');

/** The ports that came with the message that a port is given just now. */
function portsThatCame(/** @type {any} */ port) {
	return port[Symbol.for('nodejs.internal.kCurrentlyReceivingPorts')];
}

/** The port that `worker.postMessage` uses. */
function portOfWorker(/** @type {any} */ worker) {
	return ownOf(worker, 'kPublicPort');
}

/** The port that a BroadcastChannel uses. */
function portOfBroadcast(/** @type {any} */ channel) {
	return ownOf(channel, 'kHandle');
}

/** Node calls this method of a socket when it was connected, before it reads, and after its HTTP parser has read. */
const STIRS = '_unrefTimer';

/** Whether Node's HTTP parser reads a socket's bytes before JavaScript does; `bytesRead` of the handle counts them. */
function isParsed(/** @type {any} */ socket) {
	return socket._handle?._consumed === true;
}

/** Whether a socket's bytes go to a buffer of the program's own (`onread`). */
function hasOwnBuffer(/** @type {any} */ socket) {
	return Boolean(ownOf(socket, 'kBuffer'));
}

/** The promises of `fs` are made by this: `openFileHandle(path, flags, mode, kUsePromises)` gives one of a handle with an `fd`, and where there is `ReadFileJob` or `WriteFileJob`, `readFile` and `writeFile` call `run(path)` of one, which calls its `ondone`. */
function promiseFiles() {
	return binding('fs');
}

/** The path that a local server listens on, of a socket that it accepted. */
function pathOfServer(/** @type {any} */ socket) {
	return socket.server?._pipeName;
}

/** Whether a stream is one of the process's standard ones; asking makes none exist. */
function isStandard(/** @type {any} */ stream) {
	return stream?._isStdio === true;
}

/** What the functions are called through which a process comes to its `'exit'`: by `process.exit`, or by an error that nobody caught. */
const ENDS = {
	called: { file: 'node:internal/process/per_thread', name: 'exit' },
	failed: { file: 'node:internal/process/execution' },
};

/** Node formats each stack, when it is first looked at, by this function of `Error`, which is there from the start. */
const FORMATS = 'prepareStackTrace';

/** Before `process.execve` replaces the process, Node publishes this, with the very array that is the new environment as `env`. */
const REPLACES = 'process.execve';

/** In this file a request for a Web Lock calls `throwIfAborted()` of its signal just before it says that it begins, and reads the signal's `reason` when that is aborted before the lock was got. */
const WEB_LOCKS = 'node:internal/locks';

/** A property of Node's own, which has a symbol for a name. */
function ownOf(/** @type {object} */ object, /** @type {string} */ name) {
	const symbols = Object.getOwnPropertySymbols(object);
	for (let index = 0; index < symbols.length; index++) {
		const symbol = /** @type {symbol} */ (symbols[index]);
		if (symbol.description === name) return /** @type {any} */ (object)[symbol];
	}
	return undefined;
}

/** One of Node's own bindings, without the warning that Node gives; empty where a program may not have it. */
function binding(/** @type {string} */ name) {
	const silent = Object.getOwnPropertyDescriptor(process, 'noDeprecation');
	try {
		Object.defineProperty(process, 'noDeprecation', { value: true, configurable: true });
		return /** @type {any} */ (process).binding(name);
	} catch {
		return {};
	} finally {
		if (silent) Object.defineProperty(process, 'noDeprecation', silent);
		else Reflect.deleteProperty(process, 'noDeprecation');
	}
}

module.exports = {
	...{ ASKS, DISPATCH, ENDS, FORMATS, KILL, REPLACES, SEND, STIRS, WEB_LOCKS },
	...{ asyncSpawner, channelHandleOf, handleOf, hasOwnBuffer, isParsed, isStandard, keptMessages, pathOfServer },
	...{ pipePrototype, portOfBroadcast, portOfWorker, portsThatCame, promiseFiles, sentAgain, speaksJson, syncSpawner },
};
