// @ts-check
'use strict';
/** Worker threads: a line before each is constructed, one when its parent learns of its end. */
const workerThreads = require('node:worker_threads');
const { withThreadInjection } = require('./lane.cjs');
const { now, write } = require('./log.cjs');
const { override } = require('./override.cjs');
const { relayed } = require('./output.cjs');
const { place } = require('./place.cjs');

/** Watches the threads of this lane. */
function watchThreads(
	/** @type {import('./injection.cjs').Injection} */ { run, dir },
	/** @type {() => string} */ nextSpawn,
) {
	const { Worker } = workerThreads;
	const tokens = new WeakMap();

	const Watched = new Proxy(Worker, {
		construct(target, args, newTarget) {
			const spawn = nextSpawn();
			const options = args[1];
			write({
				k: 'thread',
				t: now(),
				spawn,
				file: fileOf(args[0], options),
				name: options?.name,
				at: place(),
				...owned(options),
			});
			const worker = withThreadInjection({ run, dir, spawn }, options, (own) =>
				Reflect.construct(target, own === options ? args : [args[0], own], newTarget),
			);
			tokens.set(worker, spawn);
			write({ k: 'threaded', t: now(), spawn, thread: worker.threadId });
			relayed(worker, options);
			return worker;
		},
	});
	Object.defineProperty(Worker.prototype, 'constructor', { value: Watched, writable: true, configurable: true });
	workerThreads.Worker = Watched;

	override(
		Worker.prototype,
		'emit',
		(original) =>
			function (...args) {
				const [type, code] = args;
				const spawn = type === 'exit' && tokens.get(this);
				if (spawn) write({ k: 'reap', t: now(), spawn, code, signal: null });
				return Reflect.apply(original, this, args);
			},
	);
}

function fileOf(/** @type {unknown} */ file, /** @type {any} */ options) {
	return options?.eval ? undefined : String(file).slice(0, 1000);
}

function owned(/** @type {any} */ options) {
	return { stdout: options?.stdout ? true : undefined, stderr: options?.stderr ? true : undefined };
}

module.exports = { watchThreads };
