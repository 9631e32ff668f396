// @ts-check
'use strict';
/**
 * Reading and writing descriptors that lead to other lanes, by the functions of `fs`.
 *
 * @typedef {import('./streams.cjs').End} End
 */
const { Buffer } = require('node:buffer');
const fs = require('node:fs');
const { closed, endOf, opened, track, wholeEnd } = require('./fd-ends.cjs');
const { encodingOf, offsetOf, partOf, written } = require('./file-bytes.cjs');
const { watchFilePromises } = require('./file-promises.cjs');
const { now } = require('./log.cjs');
const { override, pass } = require('./override.cjs');
const { place } = require('./place.cjs');
const { took, wrote } = require('./streams.cjs');

/** Above 0 while a function that reads or writes a whole file calls down to others. */
let inside = 0;

/** Watches these descriptors, and those that FIFOs get. */
function watchFiles(/** @type {number[]} */ fds) {
	track(fds);

	override(fs, 'readSync', (original, self, args, replacement) => {
		const end = endOf(args[0]);
		if (!end || inside > 0) return pass(original, self, args);
		const count = pass(original, self, args);
		took(end, now(), count, partOf(args[1], offsetOf(args), count), replacement);
		return count;
	});
	override(fs, 'readvSync', (original, self, args, replacement) => {
		const end = endOf(args[0]);
		if (!end) return pass(original, self, args);
		const count = pass(original, self, args);
		took(end, now(), count, Buffer.concat(args[1]).subarray(0, count), replacement);
		return count;
	});
	override(fs, 'read', (original, self, args) => {
		const end = endOf(args[0]);
		if (!end) return pass(original, self, args);
		const offset = offsetOf(args);
		const seen = (/** @type {number} */ count, /** @type {any} */ buffer) =>
			took(end, now(), count, partOf(buffer, offset, count));
		return pass(original, self, calledBack(args, seen));
	});
	override(fs, 'readv', (original, self, args) => {
		const end = endOf(args[0]);
		if (!end) return pass(original, self, args);
		const seen = (/** @type {number} */ count, /** @type {any} */ buffers) =>
			took(end, now(), count, Buffer.concat(buffers).subarray(0, count));
		return pass(original, self, calledBack(args, seen));
	});
	override(fs, 'readFileSync', (original, self, args, replacement) => {
		const end = inside > 0 ? undefined : wholeEnd(args[0]);
		if (!end) return pass(original, self, args);
		const content = within(original, self, args);
		tookWhole(end, content, args[1], replacement);
		return content;
	});
	override(fs, 'readFile', (original, self, args) => {
		const end = wholeEnd(args[0]);
		if (!end) return pass(original, self, args);
		return within(
			original,
			self,
			calledBack(args, (content) => tookWhole(end, content, args[1])),
		);
	});

	override(fs, 'openSync', (original, self, args) => {
		const fd = pass(original, self, args);
		if (inside === 0) opened(fd, args[0]);
		return fd;
	});
	override(fs, 'open', (original, self, args) => {
		if (inside > 0) return pass(original, self, args);
		return pass(
			original,
			self,
			calledBack(args, (fd) => opened(fd, args[0])),
		);
	});
	override(fs, 'closeSync', (original, self, args) => {
		closed(args[0]);
		return pass(original, self, args);
	});
	override(fs, 'close', (original, self, args) => {
		closed(args[0]);
		return pass(original, self, args);
	});

	watchFilePromises();
}

/**
 * `fs.write` and its like, on a descriptor that is not the lane's 1 or 2.
 *
 * @param {Function} original
 * @param {any} self
 * @param {any[]} args
 * @param {string} name
 * @param {Function} replacement
 */
function writeFile(original, self, args, name, replacement) {
	const whole = name.endsWith('File') || name.endsWith('FileSync');
	const end = inside > 0 ? undefined : whole ? wholeEnd(args[0]) : endOf(args[0]);
	if (!end) return pass(original, self, args);
	const t = now();
	const data = name.startsWith('writev') ? Buffer.concat(args[1]) : args[1];
	const encoding = whole ? encodingOf(args[2]) : typeof args[3] === 'string' ? args[3] : undefined;
	const at = place(replacement);
	if (name.endsWith('Sync')) {
		const count = whole ? within(original, self, args) : pass(original, self, args);
		wrote(end, t, whole ? data : written(data, args, encoding, count), encoding, at);
		return count;
	}
	const seen = (/** @type {number} */ count) =>
		wrote(end, t, whole ? data : written(data, args, encoding, count), encoding, at);
	return within(original, self, calledBack(args, seen));
}

function tookWhole(
	/** @type {End} */ end,
	/** @type {any} */ content,
	/** @type {any} */ options,
	/** @type {Function | undefined} */ replacement = undefined,
) {
	const bytes = typeof content === 'string' ? Buffer.from(content, encodingOf(options)) : content;
	took(end, now(), bytes.byteLength, bytes, replacement);
}

/** The arguments with a callback that first tells what came. */
function calledBack(/** @type {any[]} */ args, /** @type {(value: any, more?: any) => void} */ seen) {
	const last = args.length - 1;
	const callback = args[last];
	if (typeof callback !== 'function') return args;
	const given = args.slice(0, last);
	given[last] = function (/** @type {any[]} */ ...values) {
		if (!values[0]) seen(values[1], values[2]);
		return Reflect.apply(callback, this, values);
	};
	return given;
}

function within(/** @type {Function} */ original, /** @type {any} */ self, /** @type {any[]} */ args) {
	inside++;
	try {
		return pass(original, self, args);
	} finally {
		inside--;
	}
}

module.exports = { watchFiles, writeFile };
