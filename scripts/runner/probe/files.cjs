// @ts-check
'use strict';
/**
 * Descriptors that lead to other lanes and are read and written as files are: standard input, those that a parent gives
 * beyond 2, and named pipes (FIFOs) that the program opens.
 *
 * @typedef {import('./streams.cjs').End} End
 */
const { Buffer } = require('node:buffer');
const fs = require('node:fs');
const { fileOf, named } = require('./descriptors.cjs');
const { now } = require('./log.cjs');
const { override, pass } = require('./override.cjs');
const { place } = require('./place.cjs');
const { flushEnds, openEnd, took, wrote } = require('./streams.cjs');

const { fstatSync, statSync } = fs;

/** Descriptors to tell of; undefined until the first use. @type {Map<number, End | undefined>} */
const tracked = new Map();
/** FIFOs that were opened by `promises.open`. @type {WeakMap<object, End>} */
const handles = new WeakMap();
let handlesWatched = false;
/** Above 0 while a function that reads or writes a whole file calls down to others. */
let inside = 0;

/** To look whether a file is a FIFO takes as long as a quarter of reading it: where it has such a name, it is none. */
const PLAIN = /\.(?!fifo$|pipe$)\w{1,8}$/i;
const CODE = /\.([cm]?[jt]sx?|json|node|wasm)$/;

/** Watches these descriptors, and those that FIFOs get. */
function watchFiles(/** @type {number[]} */ fds) {
	for (const fd of fds) tracked.set(fd, undefined);

	override(fs, 'readSync', (original, self, args, replacement) => {
		const end = endOf(args[0]);
		if (!end || inside > 0) return Reflect.apply(original, self, args);
		const count = pass(original, self, args);
		took(end, now(), count, partOf(args[1], offsetOf(args), count), replacement);
		return count;
	});
	override(fs, 'readvSync', (original, self, args, replacement) => {
		const end = endOf(args[0]);
		if (!end) return Reflect.apply(original, self, args);
		const count = pass(original, self, args);
		took(end, now(), count, Buffer.concat(args[1]).subarray(0, count), replacement);
		return count;
	});
	override(fs, 'read', (original, self, args) => {
		const end = endOf(args[0]);
		if (!end) return Reflect.apply(original, self, args);
		const offset = offsetOf(args);
		const seen = (/** @type {number} */ count, /** @type {any} */ buffer) =>
			took(end, now(), count, partOf(buffer, offset, count));
		return pass(original, self, calledBack(args, seen));
	});
	override(fs, 'readv', (original, self, args) => {
		const end = endOf(args[0]);
		if (!end) return Reflect.apply(original, self, args);
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
		if (inside > 0) return Reflect.apply(original, self, args);
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

	watchPromises();
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

function watchPromises() {
	const { promises } = fs;
	override(promises, 'open', (original, self, args) => {
		const file = fifoAt(args[0], CODE);
		const result = Reflect.apply(original, self, args);
		if (!file) return result;
		return result.then((/** @type {any} */ handle) => {
			watchHandles(Object.getPrototypeOf(handle));
			handles.set(handle, openEnd({ file, fifo: isNamed(args[0]) }, false));
			return handle;
		});
	});
	override(promises, 'readFile', (original, self, args) => {
		const end = typeof args[0] === 'string' ? wholeEnd(args[0]) : undefined;
		const result = Reflect.apply(original, self, args);
		if (end) result.then((/** @type {any} */ content) => tookWhole(end, content, args[1]), ignore);
		return result;
	});
	for (const name of ['writeFile', 'appendFile']) {
		override(promises, name, (original, self, args) => {
			const end = typeof args[0] === 'string' ? wholeEnd(args[0]) : undefined;
			if (!end) return Reflect.apply(original, self, args);
			const t = now();
			const at = place();
			const result = Reflect.apply(original, self, args);
			result.then(() => wrote(end, t, args[1], encodingOf(args[2]), at), ignore);
			return result;
		});
	}
}

/** The class is not to be had before the first handle. */
function watchHandles(/** @type {any} */ prototype) {
	if (handlesWatched) return;
	handlesWatched = true;
	/** @type {Record<string, (end: End, t: number, args: any[], at: string | undefined, result: any) => void>} */
	const told = {
		read: (end, _t, args, _at, { bytesRead, buffer }) =>
			took(end, now(), bytesRead, partOf(buffer, offsetOf([0, ...args]), bytesRead)),
		readv: (end, _t, _args, _at, { bytesRead, buffers }) =>
			took(end, now(), bytesRead, Buffer.concat(buffers).subarray(0, bytesRead)),
		readFile: (end, _t, args, _at, content) => tookWhole(end, content, args[0]),
		write: (end, t, args, at, { bytesWritten }) => {
			const encoding = typeof args[2] === 'string' ? args[2] : undefined;
			wrote(end, t, written(args[0], [0, ...args], encoding, bytesWritten), encoding, at);
		},
		writev: (end, t, args, at, { bytesWritten }) =>
			wrote(end, t, Buffer.concat(args[0]).subarray(0, bytesWritten), undefined, at),
		writeFile: (end, t, args, at) => wrote(end, t, args[0], encodingOf(args[1]), at),
		appendFile: (end, t, args, at) => wrote(end, t, args[0], encodingOf(args[1]), at),
	};
	for (const [name, tell] of Object.entries(told)) {
		override(prototype, name, (original, handle, args) => {
			const end = handles.get(handle);
			if (!end) return Reflect.apply(original, handle, args);
			const t = now();
			const at = place();
			const result = Reflect.apply(original, handle, args);
			result.then((/** @type {any} */ value) => tell(end, t, args, at, value), ignore);
			return result;
		});
	}
}

/** The end that a descriptor is, found out at its first use. */
function endOf(/** @type {any} */ fd) {
	if (!tracked.has(fd)) return undefined;
	const known = tracked.get(fd);
	if (known) return known;
	const identity = identityOf(fd);
	if (!identity) {
		tracked.delete(fd);
		return undefined;
	}
	const end = openEnd(identity, fd === 0);
	tracked.set(fd, end);
	return end;
}

/** Standard input may be a file; a terminal and `/dev/null` are nothing to tell of. */
function identityOf(/** @type {number} */ fd) {
	const file = fileOf(fd);
	if (file) return { fd, file };
	try {
		return fd === 0 && fstatSync(fd).isFile() ? { fd } : undefined;
	} catch {
		return undefined;
	}
}

/** The end that a whole file is read from or written to at once: of a descriptor, or a FIFO's path. */
function wholeEnd(/** @type {any} */ file) {
	if (typeof file === 'number') return endOf(file);
	const found = fifoAt(file, PLAIN);
	return found === undefined ? undefined : openEnd({ file: found, fifo: isNamed(file) }, false);
}

/** Identifies the FIFO of this path; undefined for other files. */
function fifoAt(/** @type {any} */ path, /** @type {RegExp} */ other) {
	if (typeof path !== 'string' ? !(path instanceof URL) : other.test(path)) return undefined;
	try {
		const stats = statSync(path, { throwIfNoEntry: false });
		return stats?.isFIFO() ? named(stats) : undefined;
	} catch {
		return undefined;
	}
}

/** `/dev/stdin` is a pipe without a name. */
function isNamed(/** @type {any} */ path) {
	return !/^\/(dev|proc)\//.test(String(path));
}

function opened(/** @type {number} */ fd, /** @type {any} */ path) {
	if (tracked.size > 0) closed(fd);
	if (typeof path === 'string' && CODE.test(path)) return;
	const file = fileOf(fd);
	if (file) tracked.set(fd, openEnd({ file, fifo: isNamed(path) }, false));
}

function closed(/** @type {any} */ fd) {
	if (tracked.size === 0) return;
	const end = tracked.get(fd);
	if (end) flushEnds(end);
	tracked.delete(fd);
}

/** Reading and writing take an offset or options. */
function offsetOf(/** @type {any[]} */ args) {
	if (typeof args[2] === 'number') return args[2];
	const options = ArrayBuffer.isView(args[1]) ? args[2] : args[1];
	return typeof options?.offset === 'number' ? options.offset : 0;
}

function partOf(/** @type {any} */ view, /** @type {number} */ offset, /** @type {number} */ count) {
	return Buffer.from(view.buffer, view.byteOffset + offset, count);
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

function encodingOf(/** @type {any} */ options) {
	return /** @type {BufferEncoding | undefined} */ (
		typeof options === 'string' ? options : (options?.encoding ?? undefined)
	);
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

function ignore() {}

module.exports = { watchFiles, writeFile };
