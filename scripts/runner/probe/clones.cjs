// @ts-check
'use strict';
/** `structuredClone`: a shared buffer stays the same one in what it makes, and so does a port that it transfers. */
const { MessagePort } = require('node:worker_threads');
const { search } = require('./messages.cjs');
const { sameBuffer } = require('./objects.cjs');
const { override, pass } = require('./override.cjs');
const { samePort } = require('./ports.cjs');

/** Watches the clones that this lane makes. */
function watchClones() {
	override(globalThis, 'structuredClone', (original, self, args) => {
		const before = sharedIn(args[0]);
		const clone = pass(original, self, args);
		const after = before && sharedIn(clone);
		before?.forEach((each, path) => {
			const same = after?.get(path);
			if (same?.buffer && each.buffer) sameBuffer(each.buffer, same.buffer);
			if (same?.port && each.port) samePort(each.port, same.port);
		});
		return clone;
	});
}

/** By path; undefined where there is nothing of that kind. */
function sharedIn(/** @type {unknown} */ value) {
	/** @type {Map<string, { port: object | undefined, buffer: SharedArrayBuffer | undefined }> | undefined} */
	let found;
	const isPort = (/** @type {object} */ each) => each instanceof MessagePort;
	try {
		search(value, isPort, (path, port, buffer) => {
			found ??= new Map();
			found.set(path, { port, buffer });
		});
	} catch {
		// A getter of an array's element.
	}
	return found;
}

module.exports = { watchClones };
