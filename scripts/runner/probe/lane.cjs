// @ts-check
'use strict';
/** Who this lane is: found once, when the probe loads, and then hidden from the program. */
const { existsSync } = require('node:fs');
const { getEnvironmentData, isMainThread, setEnvironmentData, SHARE_ENV } = require('node:worker_threads');
const { injected, ownOptions, parseInjection, VARIABLE } = require('./injection.cjs');

/** Under this key a thread finds its injection: its environment may be empty, or shared with its process. */
const KEY = 'interleave';

/** The injection of this process or thread; takes its traces away. */
function takeInjection() {
	if (isMainThread) {
		const own = process.env[VARIABLE];
		delete process.env[VARIABLE];
		restore(ownOptions(process.env.NODE_OPTIONS));
		const injection = parseInjection(own);
		if (injection?.spawn === 'root') awaitRunner(injection);
		return injection;
	}
	const { value, shared } = /** @type {any} */ (getEnvironmentData(KEY)) ?? {};
	setEnvironmentData(KEY, undefined);
	if (!shared) restore(ownOptions(process.env.NODE_OPTIONS));
	return parseInjection(value);
}

/** So long at most, if the runner cannot write. */
const PATIENCE_MS = 1000;

/**
 * The runner marks the first process, puts it into its group, and then writes down what the run was. On a busy machine Node may be quicker, and what
 * the program starts before would be without the mark. A runner that is killed meanwhile ends the program with it.
 */
function awaitRunner(/** @type {import('./injection.cjs').Injection} */ { run, dir }) {
	const runner = Number.parseInt(run, 10);
	const pause = new Int32Array(new SharedArrayBuffer(4));
	for (let left = PATIENCE_MS; left > 0 && process.ppid === runner && !existsSync(`${dir}/run.json`); left--) {
		Atomics.wait(pause, 0, 0, 1);
	}
	if (process.ppid !== runner) endWithout(runner);
}

/** A runner that is killed just after it started the first process has told the watchdog nothing of it yet. */
function endWithout(/** @type {number} */ runner) {
	try {
		process.kill(runner, 0);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') process.kill(process.pid, 'SIGKILL');
	}
}

/**
 * Makes a thread that finds its injection. A thread inherits the probe from its parent, except where it is given an
 * environment or flags: then Node reads NODE_OPTIONS anew, from that environment or from the parent's.
 */
function withThreadInjection(
	/** @type {import('./injection.cjs').Injection} */ injection,
	/** @type {any} */ options,
	/** @type {(options: any) => any} */ construct,
) {
	const before = process.env.NODE_OPTIONS;
	const explicit = typeof options?.env === 'object' && options.env !== null ? options.env : undefined;
	const { NODE_OPTIONS, [VARIABLE]: value } = injected(injection, explicit ? explicit.NODE_OPTIONS : before);
	setEnvironmentData(KEY, { value, shared: options?.env === SHARE_ENV });
	// Where a thread is given its process's own NODE_OPTIONS, Node lets it have flags that are not for threads.
	const rereads = explicit
		? before !== undefined && explicit.NODE_OPTIONS === before
		: Array.isArray(options?.execArgv);
	if (rereads) process.env.NODE_OPTIONS = NODE_OPTIONS;
	try {
		return construct(explicit ? { ...options, env: { ...explicit, NODE_OPTIONS } } : options);
	} finally {
		if (rereads) restore(before);
		setEnvironmentData(KEY, undefined);
	}
}

function restore(/** @type {string | undefined} */ options) {
	if (options === undefined) delete process.env.NODE_OPTIONS;
	else if (options !== process.env.NODE_OPTIONS) process.env.NODE_OPTIONS = options;
}

module.exports = { takeInjection, withThreadInjection };
