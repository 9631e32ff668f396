// @ts-check
'use strict';
/**
 * The descriptors that lead to other lanes and are read and written as files are: standard input, those that a parent gives
 * beyond 2, and FIFOs that the program opens.
 *
 * @typedef {import('./streams.cjs').End} End
 */
const fs = require('node:fs');
const { fileOf, named } = require('./descriptors.cjs');
const { flushEnds, openEnd } = require('./streams.cjs');

const { fstatSync, statSync } = fs;

/** Undefined until the first use. @type {Map<number, End | undefined>} */
const tracked = new Map();

/** To look whether a file is a FIFO takes as long as a quarter of reading it: where it has such a name, it is none. */
const PLAIN = /\.(?!fifo$|pipe$)\w{1,8}$/i;
const CODE = /\.([cm]?[jt]sx?|json|node|wasm)$/;

/** Tells of these descriptors, as soon as they are used. */
function track(/** @type {number[]} */ fds) {
	for (const fd of fds) tracked.set(fd, undefined);
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
function fifoAt(/** @type {any} */ path, other = CODE) {
	if (typeof path === 'string' ? other.test(path) : typeof path !== 'object') return undefined;
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

/** The program opened a file: a FIFO is told of. */
function opened(/** @type {number} */ fd, /** @type {any} */ path) {
	if (tracked.size > 0) closed(fd);
	if (typeof path === 'string' && CODE.test(path)) return;
	const file = fileOf(fd);
	if (file) tracked.set(fd, openEnd({ file, fifo: isNamed(path) }, false));
}

/** The program closes a descriptor. */
function closed(/** @type {any} */ fd) {
	if (tracked.size === 0) return;
	const end = tracked.get(fd);
	if (end) flushEnds(end);
	tracked.delete(fd);
}

module.exports = { closed, endOf, fifoAt, opened, track, wholeEnd };
