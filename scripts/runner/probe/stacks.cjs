// @ts-check
'use strict';
/**
 * Keeps our frames out of the stacks of errors. Node formats every stack, when it is first looked at, by the function
 * `Error.prepareStackTrace`, which is there from the start: ours leaves frames out and calls it.
 */
const { readFileSync } = require('node:fs');
const { inspect } = require('node:util');

/** So many frames more are kept of an error where it passes through us. */
const OUR_FRAMES = 8;
const FRAME = /^ {4}at /;
const HIDDEN = /^ {4}at Reflect\.(apply|construct) \(<anonymous>\)$/;

const OriginalError = Error;
/** @type {unknown} */
let ours;
/**
 * The program's own limit, while ours is in force.
 *
 * @type {number | undefined}
 */
let asked;

/** Hides our frames; where the program sets a function of its own, it sees the frames as they are. */
function hideFrames() {
	require('./override.cjs').override(Error, 'prepareStackTrace', (original, self, args) => {
		const { 0: error, 1: trace } = args;
		if (!Array.isArray(trace)) return Reflect.apply(original, self, args);
		const kept = theirs(trace);
		if (kept.length < trace.length && isOurs(trace[firstWritten(trace)])) failed.set(error, kept[firstWritten(kept)]);
		return Reflect.apply(original, self, [error, kept]);
	});
	ours = Error.prepareStackTrace;
}

/** Errors that native functions threw when we called them, and where the program did. */
/** @type {WeakMap<object, NodeJS.CallSite | undefined>} */
const failed = new WeakMap();

/** The first frame whose line Node could show: not of a native function, nor of how an error of its own is made. */
function firstWritten(/** @type {NodeJS.CallSite[]} */ trace) {
	let index = 0;
	while (index < trace.length && /^$|^node:internal\/per_context/.test(trace[index]?.getFileName() ?? '')) index++;
	return index;
}

/**
 * Node shows the line of what failed above an error that nobody catches. Where that was our line, which it leaves out as the
 * comment in `pass()` asks it to, this puts the program's line there.
 */
function showLine(/** @type {any} */ error) {
	const site = typeof error === 'object' && error !== null ? failed.get(error) : undefined;
	const file = site?.getFileName();
	if (!site || !file || process.listenerCount('uncaughtException') > 0) return;
	if (process.hasUncaughtExceptionCaptureCallback()) return;
	const number = site.getLineNumber() ?? 0;
	const line = lineOf(file, number);
	if (line === undefined) return;
	const indent = line.slice(0, (site.getColumnNumber() ?? 1) - 1).replace(/[^\t]/g, ' ');
	// Node words the first line itself where it finds it at the beginning: `DOMException [DataCloneError]: …`.
	const [first] = inspect(error, { customInspect: false }).split('\n', 1);
	const stack = String(error.stack).replace(/^.*/, () => first ?? '');
	const value = `${file}:${number}\n${line}\n${indent}^\n\n${stack}`;
	Object.defineProperty(error, 'stack', { value, writable: true, configurable: true });
}

function lineOf(/** @type {string} */ file, /** @type {number} */ number) {
	try {
		return readFileSync(file.startsWith('file:') ? new URL(file) : file, 'utf8').split('\n')[number - 1];
	} catch {
		return undefined;
	}
}

/** The program's and Node's frames, and no more of them than it asked for. */
function theirs(/** @type {NodeJS.CallSite[]} */ trace) {
	const limit = asked ?? OriginalError.stackTraceLimit;
	const kept = [];
	for (let index = 0; index < trace.length; index++) {
		const site = /** @type {NodeJS.CallSite} */ (trace[index]);
		if (!isOurs(site) && !isApply(site, trace[index + 1])) kept[kept.length] = site;
	}
	const raised = kept.length < trace.length || (trace.length > limit && (trace.length - limit) % OUR_FRAMES === 0);
	if (raised && kept.length > limit) kept.length = Math.max(0, limit);
	return kept;
}

function isOurs(/** @type {NodeJS.CallSite | undefined} */ site) {
	return site?.getFileName()?.startsWith(__dirname) ?? false;
}

/** `Reflect.apply` or `Reflect.construct`, called by us. */
function isApply(/** @type {NodeJS.CallSite} */ site, /** @type {NodeJS.CallSite | undefined} */ caller) {
	return !site.getFileName() && /^(Reflect\.)?(apply|construct)$/.test(site.getFunctionName() ?? '') && isOurs(caller);
}

/**
 * Calls a function of Node's so that an error which it throws does not show that it was called by us. Only where the
 * program formats stacks itself, our frames are taken out of what came of it.
 *
 * @template T
 * @param {() => T} call
 */
function unseen(call) {
	const limit = Error.stackTraceLimit;
	const before = asked;
	if (typeof limit === 'number') {
		asked ??= limit;
		// Nothing changes where the program has frozen it.
		Reflect.set(Error, 'stackTraceLimit', limit + OUR_FRAMES);
	}
	try {
		return Error.prepareStackTrace === ours ? call() : cleaning(call, limit);
	} finally {
		asked = before;
		if (Error.stackTraceLimit === limit + OUR_FRAMES) Reflect.set(Error, 'stackTraceLimit', limit);
	}
}

/**
 * @template T
 * @param {() => T} call
 * @param {number} limit
 */
function cleaning(call, limit) {
	try {
		return call();
	} catch (error) {
		cleanStack(error, limit);
		throw error; // node-do-not-add-exception-line: Node would show this line of ours as the place of the error.
	}
}

/** Calls what the program called, where it is nothing to us. */
function pass(/** @type {Function} */ original, /** @type {any} */ self, /** @type {any[]} */ args) {
	return unseen(() => Reflect.apply(original, self, args)); // node-do-not-add-exception-line
}

/** Takes our frames out of what an error says; `limit` frames of the program are left. */
function cleanStack(/** @type {unknown} */ error, limit = Error.stackTraceLimit) {
	if (!(error instanceof Error) || typeof error.stack !== 'string' || !error.stack.includes(__dirname)) return;
	let left = typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
	const lines = error.stack.split('\n').filter((line) => {
		if (!FRAME.test(line)) return true;
		return !line.includes(__dirname) && !HIDDEN.test(line) && left-- > 0;
	});
	Object.defineProperty(error, 'stack', { value: lines.join('\n'), writable: true, configurable: true });
}

/** The stack of an error that nobody caught, where looking at it runs no code of the program. */
function plainStack(/** @type {Error} */ error) {
	const { get } = Object.getOwnPropertyDescriptor(new OriginalError(), 'stack') ?? {};
	const formatted = Error.prepareStackTrace === ours && Object.getOwnPropertyDescriptor(error, 'stack');
	return formatted && formatted.get === get ? String(error.stack) : '';
}

module.exports = { cleanStack, hideFrames, pass, plainStack, showLine, unseen };
