// @ts-check
'use strict';
/**
 * Loaded into every Node process and thread of a run by `--require`, before the program. It reports what the lane does into
 * the lane's own file, and adds nothing that the program could count: no listeners, no handles, no variables, no output.
 *
 * Every process of every run waits for it, so its parts are not loaded by Node's `require`: looking for a file, and for
 * the package that it belongs to, takes 0.3 ms each time, and there are thirty. The runner puts them into one file
 * (bundle.ts), beside which the first process that is through leaves what V8 made of it. None shows in `require.cache`.
 */
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { compileFunction, Script } = require('node:vm');

const BUNDLE = `${__dirname}/../../../.interleave/probe/bundle.js`;
const COMPILED = `${BUNDLE.slice(0, -3)}-${process.version}-${process.arch}.compiled`;
const PARAMETERS = ['require', 'module', '__dirname'];

/** @type {Map<string, { exports: any }>} */
const parts = new Map();
/** The functions of the bundle; empty where there is none: the parts are then read one by one. */
/** @type {Record<string, Function>} */
let bundle = {};

/** An older Node lacks what the probe needs. It is then like any program that is not Node: what it starts finds the variables. */
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) >= OLDEST) begin();
delete require.cache[__filename];

function begin() {
	const keep = openBundle();
	try {
		load('./begin.cjs');
	} catch (error) {
		if (!isDenied(error)) throw error;
		goWithout();
	}
	keep?.();
}

/** Gives what is to be called when the parts have run, where nothing compiled is kept yet. */
function openBundle() {
	try {
		const cachedData = compiled();
		const script = new Script(readFileSync(BUNDLE, 'utf8'), { filename: `${__dirname}/bundle.cjs`, cachedData });
		bundle = script.runInThisContext();
		return cachedData ? undefined : () => keepCompiled(script);
	} catch {
		return undefined;
	}
}

function compiled() {
	try {
		return readFileSync(COMPILED);
	} catch {
		return undefined;
	}
}

/** Under a name of its own first: others may be reading. */
function keepCompiled(/** @type {import('node:vm').Script} */ script) {
	const own = `${COMPILED}.${process.pid}`;
	try {
		writeFileSync(own, script.createCachedData());
		renameSync(own, COMPILED);
	} catch {
		// It may not be written: then each process compiles for itself.
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
		const run = bundle[id] ?? readPart(__dirname + id.slice(1));
		run(load, part, __dirname);
	}
	return part.exports;
}

function readPart(/** @type {string} */ filename) {
	return compileFunction(readFileSync(filename, 'utf8'), PARAMETERS, { filename });
}

// Measures of coverage leave out what has no file's name.
//# sourceURL=interleave
