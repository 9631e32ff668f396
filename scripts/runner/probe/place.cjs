// @ts-check
'use strict';
/**
 * Where in the program something was called from. Each frame that is looked at costs about half a microsecond, so the few
 * that usually do are taken first, by way of an error's stack; the rest only where the program is not among them.
 */
const { getCallSites } = require('node:util');

const { captureStackTrace } = Error;
const { getOwnPropertyDescriptor } = Object;
const OriginalError = Error;
const FEW = 4;
const STREAMS = 'node:internal/streams/readable';
const FRAMES = 16;

/**
 * The program's way to format stacks, after a look at how it is defined: setting it in between is safe.
 *
 * @type {unknown}
 */
let prepared;

/**
 * `<file or URL>:<line>` of the first frame that is neither Node's nor ours. What called `below`, a function on the stack, is
 * looked at; `few` frames of it usually do.
 */
function place(/** @type {Function} */ below = place, few = FEW) {
	const sites = frames(below, few);
	if (!sites) return farPlace();
	for (let index = 0; index < sites.length; index++) {
		const site = /** @type {NodeJS.CallSite} */ (sites[index]);
		const file = site.getFileName();
		// What `pipe()` hands on is written by no line of the program.
		if (file === STREAMS && site.getFunctionName() === 'ondata') return undefined;
		if (isProgram(file) && !site.isAsync()) return `${file}:${site.getLineNumber()}`;
	}
	return sites.length < few ? undefined : farPlace();
}

function farPlace() {
	const sites = getCallSites(FRAMES);
	for (let index = 0; index < sites.length; index++) {
		const { scriptName, lineNumber } = /** @type {import('node:util').CallSiteObject} */ (sites[index]);
		if (isProgram(scriptName)) return `${scriptName}:${lineNumber}`;
	}
	return undefined;
}

/** Where the program called the file that asks to be told of: the first frame outside it. */
function callerPlace() {
	const frames = getCallSites(FRAMES).filter(({ scriptName }) => isProgram(scriptName));
	const frame = frames.find(({ scriptName }) => scriptName !== frames[0]?.scriptName) ?? frames[0];
	return frame && `${frame.scriptName}:${frame.lineNumber}`;
}

/** The function that called `below`, which is on the stack. */
function callerOf(/** @type {Function} */ below) {
	const site = frames(below, 1)?.[0];
	return site && { file: site.getFileName(), name: site.getFunctionName() };
}

/**
 * So many frames under `below`; undefined where the program keeps us from asking so.
 *
 * @returns {NodeJS.CallSite[] | undefined}
 */
function frames(/** @type {Function} */ below, /** @type {number} */ count) {
	const limit = OriginalError.stackTraceLimit;
	const prepare = OriginalError.prepareStackTrace;
	if (limit === undefined || prepare !== prepared) {
		if (!isPlain()) return undefined;
		prepared = prepare;
	}
	const holder = { stack: /** @type {any} */ (undefined) };
	try {
		OriginalError.stackTraceLimit = count;
		OriginalError.prepareStackTrace = sitesOf;
		captureStackTrace(holder, below);
		const { stack } = holder;
		OriginalError.prepareStackTrace = prepare;
		OriginalError.stackTraceLimit = limit;
		return Array.isArray(stack) ? stack : undefined;
	} catch {
		// Frozen since.
		Reflect.set(OriginalError, 'stackTraceLimit', limit);
		return undefined;
	}
}

/** Whether both can be set, and setting them calls nothing. */
function isPlain() {
	return ['prepareStackTrace', 'stackTraceLimit'].every(
		(name) => getOwnPropertyDescriptor(OriginalError, name)?.writable,
	);
}

function sitesOf(/** @type {unknown} */ _, /** @type {NodeJS.CallSite[]} */ sites) {
	return sites;
}

function isProgram(/** @type {string | null | undefined} */ file) {
	return file && !file.startsWith('node:') && !file.startsWith(__dirname);
}

module.exports = { callerOf, callerPlace, place };
