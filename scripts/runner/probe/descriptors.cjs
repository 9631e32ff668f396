// @ts-check
'use strict';
/** What descriptors lead to. */
const { fstatSync } = require('node:fs');

/** A pipe or a socket, the same text for the same end of it; undefined for anything else. */
function fileOf(/** @type {number} */ fd) {
	try {
		return named(fstatSync(fd));
	} catch {
		return undefined;
	}
}

/** The same of what was looked at already. */
function named(/** @type {import('node:fs').Stats} */ stats) {
	const kind = stats.isFIFO() ? 'pipe' : stats.isSocket() ? 'socket' : undefined;
	return kind === undefined ? undefined : `${kind}:${stats.dev}:${stats.ino}`;
}

/** What standard input, output and error and these are, by their numbers; without what is neither pipe nor socket. */
function endsOf(/** @type {number[]} */ more) {
	/** @type {Record<number, string>} */
	const ends = {};
	for (const fd of [0, 1, 2, ...more]) {
		const file = fileOf(fd);
		if (file) ends[fd] = file;
	}
	return ends;
}

/** Those that a parent gave to its child beyond 2: the token of the spawn says which. */
function givenFds(/** @type {string} */ token) {
	const { 1: list } = /\+([\d,]+)$/.exec(token) ?? [];
	return list?.split(',').map(Number) ?? [];
}

module.exports = { endsOf, fileOf, givenFds, named };
