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
	return kind && `${kind}:${stats.dev}:${stats.ino}`;
}

/** Those that a parent gave to its child beyond 2: the token of the spawn says which. */
function givenFds(/** @type {string} */ token) {
	const { 1: list } = /\+([\d,]+)$/.exec(token) ?? [];
	return list?.split(',').map(Number) ?? [];
}

module.exports = { fileOf, givenFds, named };
