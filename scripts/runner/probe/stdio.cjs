// @ts-check
'use strict';
/** What a child is given as its descriptors: which are pipes from its parent, and which are ends that its parent has already. */
const { Socket } = require('node:net');
const { socketsOf } = require('./descriptors.cjs');
const { now } = require('./log.cjs');
const { endIdOf } = require('./sockets.cjs');
const { openEnd, took, wrote } = require('./streams.cjs');

/**
 * Of `spawn` and its like, before Node has looked at them.
 *
 * @returns {{ pipes: number[], gives: Record<number, number> }}
 */
function stdioOf(/** @type {any} */ stdio) {
	const given = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
	const pipes = [];
	/** @type {Record<number, number>} */
	const gives = {};
	for (let fd = 0; fd < Math.max(3, given.length); fd++) {
		const each = given[fd] ?? (fd < 3 ? 'pipe' : 'ignore');
		if (each === 'pipe' || each === 'overlapped') pipes.push(fd);
		else if (each instanceof Socket && typeof (/** @type {any} */ (each).fd) !== 'number') {
			const end = endIdOf(each);
			if (end !== undefined) gives[fd] = end;
		}
	}
	return { pipes, gives };
}

/** Of the sync forms. */
function syncStdioOf(/** @type {any[]} */ stdio) {
	const pipes = [];
	for (let fd = 0; fd < stdio.length; fd++) if (stdio[fd]?.type === 'pipe') pipes.push(fd);
	return { pipes };
}

/** A shell may turn its descriptors before it starts a Node: what they were is in the line of the spawn. */
function filesOf(/** @type {string} */ file, /** @type {number | undefined} */ pid, /** @type {number[]} */ pipes) {
	if (pid === undefined || pipes.length === 0 || file === process.execPath) return undefined;
	return socketsOf(pid, pipes);
}

/** What is added to the token of a spawn so that the child looks at its descriptors beyond 2. */
function beyondStandard(/** @type {any} */ stdio) {
	const fds = [];
	for (let fd = 3; fd < (Array.isArray(stdio) ? stdio.length : 0); fd++) {
		const each = stdio[fd]?.type ?? stdio[fd];
		if (each !== undefined && each !== null && each !== 'ignore' && each !== 'ipc') fds.push(fd);
	}
	return fds.length > 0 ? `+${fds.join()}` : '';
}

/** Tells of the bytes that went to and came from a child while its parent stood still, which called for it at `t`. */
function syncBytes(
	/** @type {string} */ spawn,
	/** @type {number} */ t,
	/** @type {any[]} */ stdio,
	/** @type {any[]} */ output,
	/** @type {string | undefined} */ at,
) {
	for (let fd = 0; fd < stdio.length; fd++) {
		const input = stdio[fd]?.input;
		const bytes = output?.[fd];
		if (!input?.byteLength && !bytes?.byteLength) continue;
		const end = openEnd({ child: { spawn, fd } }, false);
		if (input?.byteLength) wrote(end, t, input, undefined, at);
		if (bytes?.byteLength) took(end, now(), bytes.byteLength, bytes, at);
	}
}

module.exports = { beyondStandard, filesOf, stdioOf, syncBytes, syncStdioOf };
