// @ts-check
'use strict';
/** The lane's own end, and the errors that nobody caught. */
const { getCallSites, inspect, types } = require('node:util');
const { isMainThread } = require('node:worker_threads');
const { flushLeft } = require('./budget.cjs');
const { measureNext, now, write } = require('./log.cjs');
const { flushOutput } = require('./output.cjs');
const { override } = require('./override.cjs');
const { place } = require('./place.cjs');
const { ENDS } = require('./private.cjs');
const { delivered } = require('./signals.cjs');
const { plainStack, showLine } = require('./stacks.cjs');

const { isNativeError, isProxy } = types;

const FRAMES = 32;
const MAX_MESSAGE = 4000;
const PLACE = /[( ]((?:(?:file:\/\/)?\/|\[eval)[^()]*:\d+):\d+\)?$/;
/** Without running code of the program. */
const PLAINLY = { customInspect: false, showProxy: true, depth: 1 };

/** Watches `process.emit`, without a listener that the program could count. */
function watchEnds() {
	override(Object.getPrototypeOf(process), 'emit', (original, self, args) => {
		const call = () => Reflect.apply(original, self, args);
		if (self !== process || typeof args[0] !== 'string') return call();
		const { 0: type, 1: value, 2: origin } = args;
		if (type === 'exit') return end(call, value);
		if (type === 'unhandledRejection') return rejection(call, value);
		if (type === 'uncaughtExceptionMonitor') uncaught(value, origin === 'unhandledRejection');
		if (type.startsWith('SIG')) delivered(args);
		return call();
	});
	if (!isMainThread) return;
	override(process, 'abort', (original, self, args) => {
		write({ k: 'abort', t: now(), at: place() });
		return Reflect.apply(original, self, args);
	});
}

function end(/** @type {() => boolean} */ call, /** @type {number} */ code) {
	const told = { k: 'exit', code: process.exitCode ?? code, ...reason() };
	measureNext();
	write({ t: now(), ...told });
	const result = call();
	flushOutput();
	flushLeft();
	measureNext();
	write({ t: now(), ...told, code: process.exitCode ?? code });
	return result;
}

/** Node makes an uncaught error of a rejection that nobody handles: the next one then was told of already, or the other way round. */
let becomesError = false;
let wasError = false;

function rejection(/** @type {() => boolean} */ call, /** @type {unknown} */ error) {
	if (!wasError) reportError(error);
	wasError = false;
	const handled = call();
	becomesError = !handled;
	return handled;
}

function uncaught(/** @type {unknown} */ error, /** @type {boolean} */ wasRejection) {
	if (!wasRejection || !becomesError) reportError(error);
	wasError = wasRejection && !becomesError;
	becomesError = false;
	if (!wasRejection && isMainThread) showLine(error);
}

/** Whether the lane ends by a call of the program's, or by an error that nobody caught. */
function reason() {
	const sites = getCallSites(FRAMES);
	for (let index = 0; index < sites.length; index++) {
		const { scriptName, functionName } = /** @type {import('node:util').CallSiteObject} */ (sites[index]);
		if (scriptName === ENDS.called.file && functionName === ENDS.called.name)
			return { why: 'process.exit', at: place() };
		if (scriptName === ENDS.failed.file) return { why: 'error' };
	}
	return {};
}

function reportError(/** @type {any} */ error) {
	// The error of a thread is made anew for its parent, and is native no more; a proxy would run code of the program.
	const isError = isNativeError(error) || (!isProxy(error) && error instanceof Error);
	write({
		k: 'error',
		t: now(),
		name: isError ? textOf(error, 'name') : typeof error,
		message: isError ? textOf(error, 'message') : valueText(error),
		at: isError ? placeOf(error) : undefined,
	});
}

/** What was thrown that is no error. */
function valueText(/** @type {unknown} */ value) {
	return (typeof value === 'string' ? value : inspect(value, PLAINLY)).slice(0, MAX_MESSAGE);
}

/** A property that may be a getter that throws. */
function textOf(/** @type {any} */ error, /** @type {string} */ name) {
	try {
		return String(error[name]).slice(0, MAX_MESSAGE);
	} catch {
		return '';
	}
}

/** The first place in the program that the error's stack names. */
function placeOf(/** @type {Error} */ error) {
	const lines = plainStack(error).split('\n');
	for (let index = 0; index < lines.length; index++) {
		const found = PLACE.exec(lines[index] ?? '')?.[1];
		if (found) return found;
	}
	return undefined;
}

module.exports = { watchEnds };
