// @ts-check
'use strict';
/**
 * Loaded into every Node process and thread of a run by `--require`, before the program. It reports what the lane does into
 * the lane's own file, and adds nothing that the program could count: no listeners, no handles, no variables, no output.
 *
 * Every process of every run waits for it, so its parts are not loaded by Node's `require`: looking for a file, and for
 * the package that it belongs to, takes 0.3 ms each time, and there are ten. Nor do they show in `require.cache`.
 */
const { readFileSync } = require('node:fs');
const { compileFunction } = require('node:vm');

/** @type {Map<string, { exports: any }>} */
const parts = new Map();

/** An older Node lacks what the probe needs. It is then like any program that is not Node: what it starts finds the variables. */
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) >= OLDEST) begin();
delete require.cache[__filename];

function begin() {
	try {
		load('./begin.cjs');
	} catch (error) {
		if (!isDenied(error)) throw error;
		goWithout();
	}
}

/** Under `--permission` Node reads this file and no other of ours, unless the parent could allow it: see injection.cjs. */
function isDenied(/** @type {any} */ error) {
	return error?.code === 'ERR_ACCESS_DENIED' && parts.size < 2;
}

/** The program's environment is its own again; what it prints is recorded, and what its parent knows of it. */
function goWithout() {
	delete process.env.INTERLEAVE;
	const [, own] = /^--require "(?:[^"\\]|\\.)*"(?: (.*))?$/s.exec(process.env.NODE_OPTIONS ?? '') ?? [];
	if (own === undefined) delete process.env.NODE_OPTIONS;
	else process.env.NODE_OPTIONS = own;
}

/** @returns {any} */
function load(/** @type {string} */ id) {
	if (!id.startsWith('./')) return require(id);
	let part = parts.get(id);
	if (!part) {
		part = { exports: {} };
		parts.set(id, part);
		const filename = __dirname + id.slice(1);
		const run = compileFunction(readFileSync(filename, 'utf8'), ['require', 'module', '__dirname'], { filename });
		run(load, part, __dirname);
	}
	return part.exports;
}
