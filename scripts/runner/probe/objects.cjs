// @ts-check
'use strict';
/** Names for objects that travel between lanes: the runner learns from the messages which names mean the same object. */
const { threadId } = require('node:worker_threads');
const { now } = require('./log.cjs');

/** No other lane of the run, and no program that replaced this one, gives the same names. */
const OWN = `${process.pid}-${threadId}-${now().toString(36)}`;

/** @type {WeakMap<SharedArrayBuffer, string>} */
const buffers = new WeakMap();
let count = 0;

/** This lane's name for a SharedArrayBuffer; each object that a message brings has another one. */
function bufferId(/** @type {SharedArrayBuffer} */ buffer) {
	let id = buffers.get(buffer);
	if (id === undefined) {
		id = `${OWN}.${++count}`;
		buffers.set(buffer, id);
	}
	return id;
}

/** Both are the same buffer in this lane: a clone has objects of its own. */
function sameBuffer(/** @type {SharedArrayBuffer} */ buffer, /** @type {SharedArrayBuffer} */ clone) {
	if (!buffers.has(clone)) buffers.set(clone, bufferId(buffer));
}

module.exports = { bufferId, sameBuffer };
