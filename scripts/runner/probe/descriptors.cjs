// @ts-check
'use strict';
/** What descriptors lead to. */
const { fstatSync, readlinkSync } = require('node:fs');

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
	if (stats.isSocket()) return `socket:${stats.ino}`;
	return stats.isFIFO() ? `pipe:${stats.dev}:${stats.ino}` : undefined;
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

/** The sockets among these descriptors of another process, where that can be seen. */
function socketsOf(/** @type {number} */ pid, /** @type {number[]} */ fds) {
	/** @type {Record<number, string>} */
	const found = {};
	try {
		for (let index = 0; index < fds.length; index++) {
			const fd = /** @type {number} */ (fds[index]);
			const { 1: ino } = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? [];
			if (ino) found[fd] = `socket:${ino}`;
		}
	} catch {
		// There is no /proc, or it is gone already.
	}
	return found;
}

/** Those that a parent gave to its child beyond 2: the token of the spawn says which. */
function givenFds(/** @type {string} */ token) {
	const { 1: list } = /\+([\d,]+)$/.exec(token) ?? [];
	return list?.split(',').map(Number) ?? [];
}

module.exports = { endsOf, fileOf, givenFds, named, socketsOf };
