// @ts-check
'use strict';
/** What the lane writes to its standard streams, at the instant at which it writes it. */
const { Buffer, isUtf8 } = require('node:buffer');
const fs = require('node:fs');
const { Socket } = require('node:net');
const { isMainThread } = require('node:worker_threads');
const { writeFile } = require('./files.cjs');
const { now, write } = require('./log.cjs');
const { override, pass } = require('./override.cjs');
const { place } = require('./place.cjs');
const { isStandard } = require('./private.cjs');
const { sendChunk } = require('./sockets.cjs');
const { flushEnds, sizeOf } = require('./streams.cjs');

/** The chunk of a thread's output that its parent is passing on just now; the thread has reported it already. */
/** @type {unknown} */
let passing;
/** The threads' streams whose chunks the parent passes on. */
const passed = new WeakSet();
let streamsWatched = false;
/** Above 0 while a write that was reported already calls down to another one. */
let inside = 0;

/** The last four take a path too. */
const WRITES = [
	'writeSync',
	'write',
	'writevSync',
	'writev',
	'writeFileSync',
	'writeFile',
	'appendFileSync',
	'appendFile',
];

/** More than this of one stream is a flood. */
const MOST_WRITES = 5000;
const MOST_BYTES = 1 << 18;
const floods = {
	1: { writes: 0, size: 0, count: 0, bytes: 0, since: 0, told: false },
	2: { writes: 0, size: 0, count: 0, bytes: 0, since: 0, told: false },
};

/** Watches the standard streams of this lane. */
function watchOutput() {
	// Only the classes that standard streams are made of; a file as standard output is written to by `fs.writeSync`.
	const prototype = isMainThread ? Socket.prototype : Object.getPrototypeOf(process.stdout);
	for (const name of ['write', 'end']) override(prototype, name, watchStream);
	for (const name of WRITES) {
		override(fs, name, (original, self, args, replacement) => watchFs(original, self, args, name, replacement));
	}
}

/**
 * `write(chunk, encoding)` or `end(chunk, encoding)`.
 *
 * @type {import('./override.cjs').Body}
 */
function watchStream(original, stream, args, replacement) {
	const { 0: chunk, 1: encoding } = args;
	const fd = standardFd(stream);
	if (fd === 0 || inside > 0) {
		return isMainThread ? sendChunk(original, stream, args, replacement) : pass(original, stream, args);
	}
	return tellAndWrite(original, stream, args, fd, undefined, chunk, encoding, replacement);
}

/** Says that a thread's streams reach this lane's own, unless the program took them. */
function relayed(/** @type {any} */ worker, /** @type {any} */ options) {
	if (!options?.stdout) passed.add(worker.stdout);
	if (!options?.stderr) passed.add(worker.stderr);
	if (streamsWatched) return;
	streamsWatched = true;
	override(Object.getPrototypeOf(worker.stdout), 'emit', (original, stream, args) => {
		const { 0: type, 1: chunk } = args;
		if (type !== 'data' || !passed.has(stream)) return Reflect.apply(original, stream, args);
		const before = passing;
		passing = chunk;
		try {
			return Reflect.apply(original, stream, args);
		} finally {
			passing = before;
		}
	});
}

/**
 * @param {Function} original
 * @param {any} self
 * @param {any[]} args
 * @param {string} name
 * @param {Function} replacement
 */
function watchFs(original, self, args, name, replacement) {
	const { 0: fd } = args;
	if ((fd !== 1 && fd !== 2) || inside > 0) return writeFile(original, self, args, name, replacement);
	const data = name.startsWith('writev') ? Buffer.concat(args[1]) : args[1];
	const encoding = typeof data === 'string' && typeof args[3] === 'string' ? args[3] : undefined;
	return tellAndWrite(original, self, args, fd, true, part(data, args[2], args[3]), encoding, replacement);
}

/**
 * @param {Function} original
 * @param {any} self
 * @param {any[]} args
 * @param {1 | 2} fd
 * @param {true | undefined} direct
 * @param {any} chunk
 * @param {any} encoding
 * @param {Function} replacement
 */
function tellAndWrite(original, self, args, fd, direct, chunk, encoding, replacement) {
	let told = true;
	if (passing !== undefined && passing === chunk) passing = undefined;
	else told = report(fd, direct, chunk, encoding, replacement);
	inside++;
	try {
		return told ? pass(original, self, args) : Reflect.apply(original, self, args);
	} finally {
		inside--;
	}
}

/** The bytes of `fs.write(fd, buffer, offset, length)` and `fs.write(fd, buffer, { offset, length })`. */
function part(/** @type {any} */ data, /** @type {any} */ first, /** @type {any} */ second) {
	if (!ArrayBuffer.isView(data)) return data;
	const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
	const { offset, length } = typeof first === 'object' && first !== null ? first : { offset: first, length: second };
	const from = typeof offset === 'number' ? offset : 0;
	return bytes.subarray(from, typeof length === 'number' ? from + length : undefined);
}

/**
 * Reports one write; of a flood, only now and then how much it was. The runner sees the bytes in the pipe in any case.
 *
 * @param {1 | 2} fd
 * @param {true | undefined} direct
 * @param {any} chunk
 * @param {any} encoding
 * @param {Function} replacement
 * @returns {boolean}  whether it is told of by itself
 */
function report(fd, direct, chunk, encoding, replacement) {
	const size = sizeOf(chunk, encoding);
	if (size === 0) return true;
	const flood = floods[fd];
	flood.size += size;
	if (++flood.writes > MOST_WRITES || flood.size > MOST_BYTES) {
		if (flood.count++ === 0) flood.since = now();
		flood.bytes += size;
		if (flood.count === 1 ? !flood.told : flood.count >= MOST_WRITES || flood.bytes >= MOST_BYTES) tellFlood(fd, now());
		return false;
	}
	const t = now();
	const bytes = bytesOf(chunk, encoding);
	const text = typeof bytes === 'string' ? bytes : isUtf8(bytes) ? bytes.toString() : undefined;
	const base64 = typeof bytes === 'string' || text !== undefined ? undefined : bytes.toString('base64');
	write({ k: 'out', t, fd, direct, text, base64, at: place(replacement) });
	return true;
}

/** Reports what is left of floods, before the lane ends. */
function flushOutput() {
	if (floods[1].count > 0) tellFlood(1, now());
	if (floods[2].count > 0) tellFlood(2, now());
	flushEnds();
}

function tellFlood(/** @type {1 | 2} */ fd, /** @type {number} */ t) {
	const flood = floods[fd];
	write({ k: 'flood', t, fd, since: flood.since, count: flood.count, bytes: flood.bytes });
	flood.told = true;
	flood.count = 0;
	flood.bytes = 0;
}

/** Of what is written as UTF-8, the text. */
function bytesOf(/** @type {any} */ chunk, /** @type {any} */ encoding) {
	if (typeof chunk !== 'string') return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	const isText = typeof encoding !== 'string' || /^utf-?8$/i.test(encoding);
	return isText ? chunk.toWellFormed() : Buffer.from(chunk, /** @type {BufferEncoding} */ (encoding));
}

/** 1 or 2 for this lane's own standard output and error, 0 for another stream. Never makes the stream exist. */
function standardFd(/** @type {any} */ stream) {
	if (isMainThread) return isStandard(stream) && (stream.fd === 1 || stream.fd === 2) ? stream.fd : 0;
	return stream === process.stdout ? 1 : stream === process.stderr ? 2 : 0;
}

module.exports = { flushOutput, watchOutput, relayed };
