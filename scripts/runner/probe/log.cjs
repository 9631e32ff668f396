// @ts-check
'use strict';
/**
 * The lane's own file: one JSON line per event, written before the program goes on, so that it is there even after SIGKILL.
 *
 * @typedef {{ k: string, t: number, [field: string]: unknown }} Line  `t`: microseconds on CLOCK_MONOTONIC
 */
const fs = require('node:fs');

// The originals: what the program replaces later, and what we replace ourselves, is not what we use.
const { closeSync, openSync, writeSync } = fs;
const hrtime = process.hrtime.bigint;
const stringify = JSON.stringify;
const { isArray } = Array;
const { create, defineProperty, keys } = Object;

/** A program that lists or counts its descriptors finds its own numbers undisturbed below this one. */
const FIRST_NUMBER = 64;

/** CPU time is read beside a line at most so often, microseconds: each reading takes one. */
const MEASURE_EVERY = 1000;
/** A line that tells of something older says when it was read. */
const LATE = 100;

let fd = -1;
let path = '';
let lastMeasured = 0;
/** @type {(line: Line, fully: boolean) => void} */
let measure = () => {};

/** Opens the lane's file. */
function open(/** @type {string} */ file) {
	path = file;
	fd = openHigh(file);
}

/** Microseconds on CLOCK_MONOTONIC, which all processes of the machine share. */
function now() {
	return Number(hrtime() / 1000n);
}

/** From now on `added` may add to lines, and more now and then. */
function measureBy(/** @type {typeof measure} */ added) {
	measure = added;
}

/** The next line tells more in any case. */
function measureNext() {
	lastMeasured = 0;
}

/** Appends one line. */
function write(/** @type {Line} */ line) {
	if (fd < 0) return;
	const fully = line.t - lastMeasured >= MEASURE_EVERY;
	measure(line, fully);
	if (line.l !== undefined) {
		const t = now();
		if (fully) lastMeasured = t;
		if (t - line.t > LATE) line.m = t;
	}
	const text = `${stringify('toJSON' in line ? plain(line) : line)}\n`;
	try {
		writeSync(fd, text);
	} catch (error) {
		// A program that closes every descriptor it finds (a daemon does) closed ours.
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EBADF') return;
		fd = openHigh(path);
		if (fd >= 0) writeSync(fd, text);
	}
}

/** The same in objects that have no `toJSON()`, where the program gave one to all. @type {(value: any) => unknown} */
function plain(value) {
	if (typeof value !== 'object' || value === null) return value;
	const copy = isArray(value) ? [] : create(null);
	defineProperty(copy, 'toJSON', { value: undefined });
	for (const key of keys(value)) defineProperty(copy, key, { value: plain(value[key]), enumerable: true });
	return copy;
}

function openHigh(/** @type {string} */ file) {
	const spare = [];
	let high = -1;
	try {
		high = openSync(file, 'a', 0o600);
		while (high < FIRST_NUMBER) {
			spare.push(high);
			high = openSync(file, 'a', 0o600);
		}
	} catch {
		// Few descriptors allowed: the highest that there was.
		high = spare.pop() ?? -1;
	}
	for (const low of spare) closeSync(low);
	return high;
}

module.exports = { measureBy, measureNext, now, open, write };
