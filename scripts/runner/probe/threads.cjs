// @ts-check
'use strict';
/** Worker threads: a line before each is constructed, one when its parent learns of its end. */
const workerThreads = require('node:worker_threads');
const { likeClass } = require('./classes.cjs');
const { withThreadInjection } = require('./lane.cjs');
const { now, write } = require('./log.cjs');
const { override, unseen } = require('./override.cjs');
const { relayed } = require('./output.cjs');
const { carriedTo, knowWorker } = require('./ports.cjs');
const { place } = require('./place.cjs');

/** Ends of a thread that its own code has no part in. */
const FATAL = ['ERR_WORKER_OUT_OF_MEMORY', 'ERR_WORKER_INIT_FAILED'];

/** Watches the threads of this lane. */
function watchThreads(
	/** @type {import('./injection.cjs').Injection} */ { run, dir },
	/** @type {() => string} */ nextSpawn,
) {
	const { Worker } = workerThreads;
	/** Those whose end is still to come, and what will have ended them. */
	/** @type {WeakMap<object, { spawn: string, why?: string, at?: string }>} */
	const alive = new WeakMap();

	workerThreads.Worker = likeClass('Worker', Worker, (args, newTarget) => {
		const spawn = nextSpawn();
		const { 0: file, 1: options } = args;
		const told = { file: options?.eval ? undefined : String(file), name: options?.name, ...owned(options) };
		write({ k: 'thread', t: now(), spawn, ...told, at: place(), ...carriedTo(options) });
		const worker = withThreadInjection({ run, dir, spawn }, options, (own) => {
			const given = own === options ? args : [file, own];
			return unseen(() => Reflect.construct(Worker, given, newTarget));
		});
		alive.set(worker, { spawn });
		knowWorker(worker, spawn);
		write({ k: 'threaded', t: now(), spawn, thread: worker.threadId });
		relayed(worker, options);
		return worker;
	});

	override(workerThreads.Worker.prototype, 'emit', (original, worker, args) => {
		const { 0: type, 1: value } = args;
		const own = alive.get(worker);
		if (own) follow(worker, own, type, value);
		return Reflect.apply(original, worker, args);
	});

	override(workerThreads.Worker.prototype, 'terminate', (original, worker, args) => {
		const own = alive.get(worker);
		if (own && !own.why) Object.assign(own, { why: 'terminate', at: place() });
		return Reflect.apply(original, worker, args);
	});

	function follow(
		/** @type {any} */ worker,
		/** @type {any} */ own,
		/** @type {unknown} */ type,
		/** @type {any} */ value,
	) {
		if (type === 'online') write({ k: 'online', t: now(), spawn: own.spawn });
		else if (type === 'error' && FATAL.includes(value?.code)) own.why = value.code;
		else if (type === 'exit') {
			alive.delete(worker);
			write({ k: 'reap', t: now(), ...own, code: value, signal: null });
		}
	}
}

function owned(/** @type {any} */ options) {
	return { stdout: options?.stdout ? true : undefined, stderr: options?.stderr ? true : undefined };
}

module.exports = { watchThreads };
