// @ts-check
'use strict';
/** Worker threads: a line before each is constructed, one when its parent learns of its end. */
const workerThreads = require('node:worker_threads');
const { withThreadInjection } = require('./lane.cjs');
const { now, write } = require('./log.cjs');
const { override, unseen } = require('./override.cjs');
const { relayed } = require('./output.cjs');
const { place } = require('./place.cjs');

/** Watches the threads of this lane. */
function watchThreads(
	/** @type {import('./injection.cjs').Injection} */ { run, dir },
	/** @type {() => string} */ nextSpawn,
) {
	const { Worker } = workerThreads;
	/** Those whose end is still to come. */
	const tokens = new WeakMap();

	workerThreads.Worker = likeWorker(Worker, (args, newTarget) => {
		const spawn = nextSpawn();
		const [file, options] = args;
		const told = { file: options?.eval ? undefined : String(file), name: options?.name, ...owned(options) };
		write({ k: 'thread', t: now(), spawn, ...told, at: place() });
		const worker = withThreadInjection({ run, dir, spawn }, options, (own) => {
			const given = own === options ? args : [file, own];
			return unseen(() => Reflect.construct(Worker, given, newTarget));
		});
		tokens.set(worker, spawn);
		write({ k: 'threaded', t: now(), spawn, thread: worker.threadId });
		relayed(worker, options);
		return worker;
	});

	override(workerThreads.Worker.prototype, 'emit', (original, worker, args) => {
		const [type, code] = args;
		const spawn = type === 'exit' && tokens.get(worker);
		if (spawn) {
			tokens.delete(worker);
			write({ k: 'reap', t: now(), spawn, code, signal: null });
		}
		return Reflect.apply(original, worker, args);
	});
}

/**
 * A class in the place of Node's own, which cannot be watched from within: the same to look at, and with the same methods.
 * (A Proxy would be simpler, but says that it is one.)
 */
function likeWorker(/** @type {any} */ Worker, /** @type {(args: any[], newTarget: Function) => any} */ construct) {
	const EventEmitter = Object.getPrototypeOf(Worker);
	const Watched = {
		Worker: class extends EventEmitter {
			// @ts-expect-error what is constructed is Node's own
			// biome-ignore lint/correctness/noUnreachableSuper: the same
			constructor(/** @type {any[]} */ ...args) {
				// biome-ignore lint/correctness/noConstructorReturn: see above.
				return construct(args, new.target);
			}
		},
	}.Worker;
	const { prototype: _, ...statics } = Object.getOwnPropertyDescriptors(Worker);
	Object.defineProperties(Watched, statics);
	const { constructor: __, ...methods } = Object.getOwnPropertyDescriptors(Worker.prototype);
	Object.defineProperties(Watched.prototype, methods);
	return /** @type {any} */ (Watched);
}

function owned(/** @type {any} */ options) {
	return { stdout: options?.stdout ? true : undefined, stderr: options?.stderr ? true : undefined };
}

module.exports = { watchThreads };
