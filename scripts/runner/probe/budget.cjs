// @ts-check
'use strict';
/** What is told of what comes too often: the first in full, then one in a hundred, and how many were left out. */
const { now, write } = require('./log.cjs');

/** @typedef {import('../../recording/types.ts').EventKind} EventKind */

const MOST = 5000;
const ONE_IN = 100;
/** So many may be untold when the lane is killed. */
const UNTOLD = 100;

/** @type {Map<EventKind, { count: number, t: number }>} */
const left = new Map();

/** Whether the `n`-th of a sequence, from 0, is told. */
function tells(/** @type {number} */ n) {
	return n < MOST || n % ONE_IN === 0;
}

/** Counts an event that is not told. */
function leave(/** @type {EventKind} */ what) {
	const own = left.get(what);
	if (!own) left.set(what, { count: 1, t: now() });
	else if (++own.count >= UNTOLD) flush(what, own);
}

/** Tells what was left out and is not told yet. To be called before the lane ends. */
function flushLeft() {
	for (const [what, own] of left) flush(what, own);
}

function flush(/** @type {EventKind} */ what, /** @type {{ count: number, t: number }} */ { count, t }) {
	left.delete(what);
	write({ k: 'left', t, what, count });
}

module.exports = { flushLeft, leave, tells };
