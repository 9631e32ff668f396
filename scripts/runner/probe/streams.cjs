// @ts-check
'use strict';
/**
 * The ends of byte streams that this lane has: what it is written to and read from them, by offsets from the lane's first
 * byte. Where too much goes on, the ranges of several writes or reads become one: it has the moment of the first write, or
 * of the last read, so that nothing is read before it was written.
 *
 * @typedef {{ k: 'write' | 'read', count: number, told: number, total: number, t: number }} Way
 *   `told` and `total`: bytes told, and moved; where they differ, `t` is the moment of the line that tells the rest
 * @typedef {{ id: number, write: Way, read: Way, text: number }} End
 *   `text`: how many bytes of what is read are still told in full
 */
const { Buffer, isUtf8 } = require('node:buffer');
const { leave, tells } = require('./budget.cjs');
const { now, write } = require('./log.cjs');
const { place } = require('./place.cjs');

/** Of one standard input. */
const MOST_TEXT = 262_144;
const PREVIEW = 80;
/** Control characters, but for those of lines, tabs and colours. */
const UNSHOWN = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;
/** After so many bytes (streams.ts goes by the same number) large pieces are told together, so many bytes at once. */
const FULL = 1 << 20;
const LARGE = 16_384;
const STEP = 262_144;

let count = 0;
/** Ends of which something is not told yet. @type {Set<End>} */
const untold = new Set();

/**
 * Tells of a new end; `identity` says what it is an end of: see `EndLine` in lines.ts.
 *
 * @returns {End}
 */
function openEnd(/** @type {object} */ identity, /** @type {boolean} */ inFull) {
	const id = ++count;
	write({ k: 'end', t: now(), end: id, ...identity });
	return { id, write: way('write'), read: way('read'), text: inFull ? MOST_TEXT : 0 };
}

/**
 * Tells that the program wrote `chunk`.
 *
 * @param {End} end
 * @param {number} t
 * @param {any} chunk
 * @param {any} [encoding]
 * @param {string | Function} [at]  the place, or our function that the program called
 */
function wrote(end, t, chunk, encoding, at) {
	const size = sizeOf(chunk, encoding);
	if (size > 0) move(end, end.write, t, size, chunk, encoding, at);
}

/**
 * Tells that the lane read `size` bytes: those that `chunk` begins with, where they are known.
 *
 * @param {End} end
 * @param {number} t
 * @param {number} size
 * @param {any} [chunk]
 * @param {string | Function} [at]  the place, or our function that the program called
 */
function took(end, t, size, chunk, at) {
	if (size <= 0) return;
	if (end.text <= 0) {
		move(end, end.read, t, size, chunk, undefined, at);
		return;
	}
	end.text -= size;
	const from = end.read.total;
	end.read.total += size;
	end.read.told = end.read.total;
	end.read.count++;
	const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, size);
	const text = textOf(bytes);
	const base64 = text === undefined ? bytes.toString('base64') : undefined;
	write({ k: 'read', t, end: end.id, from, to: end.read.total, text, base64, at: placeOf(at) });
}

/**
 * @param {End} end
 * @param {Way} way
 * @param {number} t
 * @param {number} size
 * @param {any} chunk
 * @param {any} encoding
 * @param {string | Function | undefined} at
 */
function move(end, way, t, size, chunk, encoding, at) {
	const merged = way.total > way.told;
	const isEnough = size < LARGE || way.total < FULL || way.total + size - way.told >= STEP;
	way.total += size;
	if (!tells(way.count++) || !isEnough) {
		leave(way.k === 'write' ? 'send' : 'receive');
		if (!merged) untold.add(end);
		if (!merged || way.k === 'read') way.t = t;
		return;
	}
	const own = merged ? { merged } : { preview: previewOf(chunk, encoding), at: placeOf(at) };
	write({ k: way.k, t: merged && way.k === 'write' ? way.t : t, end: end.id, from: way.told, to: way.total, ...own });
	way.told = way.total;
}

/** Tells what was left out of one end, which is about to close, or of all. */
function flushEnds(/** @type {End | undefined} */ one = undefined) {
	if (one) flush(one);
	else untold.forEach(flush);
}

function flush(/** @type {End} */ end) {
	untold.delete(end);
	flushWay(end, end.write);
	flushWay(end, end.read);
}

function flushWay(/** @type {End} */ end, /** @type {Way} */ way) {
	if (way.total > way.told) write({ k: way.k, t: way.t, end: end.id, from: way.told, to: way.total, merged: true });
	way.told = way.total;
}

function placeOf(/** @type {string | Function | undefined} */ at) {
	return typeof at === 'function' ? place(at) : at;
}

/** @returns {Way} */
function way(/** @type {'write' | 'read'} */ k) {
	return { k, count: 0, told: 0, total: 0, t: 0 };
}

/** In bytes; 0 for what Node will refuse. */
function sizeOf(/** @type {any} */ chunk, /** @type {any} */ encoding) {
	if (typeof chunk !== 'string') return ArrayBuffer.isView(chunk) ? chunk.byteLength : 0;
	if (typeof encoding !== 'string' || /^utf-?8$/i.test(encoding)) return Buffer.byteLength(chunk);
	return Buffer.isEncoding(encoding) ? Buffer.byteLength(chunk, encoding) : 0;
}

/** The beginning, where it is text that can be shown. */
function previewOf(/** @type {any} */ chunk, /** @type {any} */ encoding) {
	if (typeof chunk === 'string') {
		if (typeof encoding === 'string' && !/^(utf-?8|latin1|binary|ascii)$/i.test(encoding)) return undefined;
		const text = chunk.length > PREVIEW ? `${chunk.slice(0, PREVIEW - 1)}…` : chunk;
		return UNSHOWN.test(text) ? undefined : text.toWellFormed();
	}
	if (!ArrayBuffer.isView(chunk)) return undefined;
	const { buffer, byteOffset, byteLength } = chunk;
	if (byteLength <= PREVIEW) {
		const text = textOf(Buffer.from(buffer, byteOffset, byteLength));
		return text === undefined || UNSHOWN.test(text) ? undefined : text;
	}
	const bytes = Buffer.from(buffer, byteOffset, PREVIEW);
	let end = PREVIEW - 1;
	// Not in the midst of a character.
	while (end > 0 && /** @type {number} */ (bytes[end] & 0xc0) === 0x80) end--;
	const text = textOf(bytes.subarray(0, end));
	return text === undefined || UNSHOWN.test(text) ? undefined : `${text}\u2026`;
}

function textOf(/** @type {Buffer} */ bytes) {
	return isUtf8(bytes) ? bytes.toString() : undefined;
}

module.exports = { flushEnds, openEnd, sizeOf, took, wrote };
