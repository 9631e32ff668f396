// @ts-check
'use strict';
/** Which bytes a call of `fs` read or wrote. */
const { Buffer } = require('node:buffer');

/** The bytes that a write took of what it was given. */
function written(
	/** @type {any} */ data,
	/** @type {any[]} */ args,
	/** @type {any} */ encoding,
	/** @type {number} */ count,
) {
	if (typeof data === 'string') {
		return Buffer.byteLength(data, encoding) === count ? data : Buffer.from(data, encoding).subarray(0, count);
	}
	return partOf(data, Array.isArray(args[1]) ? 0 : offsetOf(args), count);
}

/** Where in its buffer: `(fd, buffer, offset, …)`, `(fd, buffer, { offset })` or `(fd, { buffer, offset })`. */
function offsetOf(/** @type {any[]} */ args) {
	if (typeof args[2] === 'number') return args[2];
	const options = ArrayBuffer.isView(args[1]) ? args[2] : args[1];
	return typeof options?.offset === 'number' ? options.offset : 0;
}

/** So many bytes of a buffer. */
function partOf(/** @type {any} */ view, /** @type {number} */ offset, /** @type {number} */ count) {
	return Buffer.from(view.buffer, view.byteOffset + offset, count);
}

/** What an argument says of the encoding. */
function encodingOf(/** @type {any} */ options) {
	return /** @type {BufferEncoding | undefined} */ (
		typeof options === 'string' ? options : (options?.encoding ?? undefined)
	);
}

module.exports = { encodingOf, offsetOf, partOf, written };
