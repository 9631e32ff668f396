// @ts-check
'use strict';
/**
 * FIFOs that are opened, read and written by promises. They are looked at below Node's own functions, which are loaded by the
 * programs that use them only: that takes a millisecond.
 */
const { Buffer } = require('node:buffer');
const { endOf, fifoAt, opened, wholeEnd } = require('./fd-ends.cjs');
const { partOf, written } = require('./file-bytes.cjs');
const { now } = require('./log.cjs');
const { override } = require('./override.cjs');
const { place } = require('./place.cjs');
const { promiseFiles } = require('./private.cjs');
const { took, wrote } = require('./streams.cjs');

let callsWatched = false;

/** Watches the opening of files. */
function watchFilePromises() {
	const files = promiseFiles();
	override(files, 'openFileHandle', (original, self, args) => {
		const result = Reflect.apply(original, self, args);
		if (args[3] !== files.kUsePromises || fifoAt(args[0]) === undefined) return result;
		return result.then((/** @type {any} */ handle) => opensFifo(files, handle, args[0]));
	});
	watchJob(files, 'ReadFileJob', (end, _t, _at, _args, done) => {
		const { 1: bytes } = done;
		if (bytes) took(end, now(), bytes.byteLength, bytes);
	});
	watchJob(files, 'WriteFileJob', (end, t, at, args) => wrote(end, t, args[3], undefined, at));
}

/**
 * A whole file in one go.
 *
 * @param {any} files
 * @param {string} name
 * @param {(end: import('./streams.cjs').End, t: number, at: string | undefined, args: any[], done: any[]) => void} tell
 */
function watchJob(files, name, tell) {
	const Job = files[name];
	if (typeof Job !== 'function') return;
	files[name] = Watched;

	/** Called with `new`. */
	function Watched(/** @type {any[]} */ ...args) {
		const job = Reflect.construct(Job, args);
		const end = wholeEnd(args[0]);
		if (!end) return job;
		const t = now();
		const at = place();
		const { run } = job;
		job.run = (/** @type {any} */ path) => {
			const { ondone } = job;
			job.ondone = (/** @type {any[]} */ ...done) => {
				const { 0: error, 2: handle } = done;
				if (!error) tell(end, t, at, args, done);
				// What is too long for one go is read on by its descriptor.
				if (typeof handle?.fd === 'number') opensFifo(files, handle, path);
				return Reflect.apply(ondone, job, done);
			};
			return Reflect.apply(run, job, [path]);
		};
		return job;
	}
}

function opensFifo(/** @type {any} */ files, /** @type {any} */ handle, /** @type {any} */ path) {
	watchCalls(files);
	opened(handle.fd, path);
	return handle;
}

/** Only a program that has opened a FIFO so pays for these. */
function watchCalls(/** @type {any} */ files) {
	if (callsWatched) return;
	callsWatched = true;
	/** @type {Record<string, (end: import('./streams.cjs').End, t: number, at: string | undefined, args: any[], count: number) => void>} */
	const calls = {
		read: (end, _t, _at, args, count) => took(end, now(), count, partOf(args[1], args[2] ?? 0, count)),
		readBuffers: (end, _t, _at, args, count) => took(end, now(), count, Buffer.concat(args[1]).subarray(0, count)),
		writeBuffer: (end, t, at, args, count) => wrote(end, t, written(args[1], args, undefined, count), undefined, at),
		writeBuffers: (end, t, at, args, count) => wrote(end, t, Buffer.concat(args[1]).subarray(0, count), undefined, at),
		writeString: (end, t, at, args, count) => wrote(end, t, written(args[1], args, args[3], count), args[3], at),
	};
	for (const name of Object.keys(calls)) {
		override(files, name, (original, self, args) => {
			const end = args[args.length - 1] === files.kUsePromises ? endOf(args[0]) : undefined;
			const t = now();
			const at = end && place();
			const result = Reflect.apply(original, self, args);
			if (end) result.then((/** @type {number} */ count) => calls[name]?.(end, t, at, args, count), ignore);
			return result;
		});
	}
}

function ignore() {}

module.exports = { watchFilePromises };
