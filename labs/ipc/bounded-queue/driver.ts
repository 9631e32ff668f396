/**
 * Calls the learner's queue in a thread of its own, call by call as the
 * harness says, and tells what each gave.
 */
import { subscribe } from 'node:diagnostics_channel';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { signer } from '../../lib/driver.ts';

/** What a driver is told first. */
export interface Order {
	secret: string;
	program: string;
	cells: Int32Array<SharedArrayBuffer>;
	size: number;
	/**
	 * Whether this thread is in no hurry while it holds the lock: then others
	 * come to stand before it.
	 */
	slow: boolean;
}

/** One call of the queue. */
export interface Call {
	what: 'put' | 'get' | 'full' | 'empty';
	item?: number;
	/** Milliseconds. */
	timeout?: number;
}

type Queue = {
	put(item?: number, timeout?: number): unknown;
	get(timeout?: number): unknown;
	full: unknown;
	empty: unknown;
};

// Taken now: the learner's code may put something else in their places.
const post = (parentPort as MessagePort).postMessage.bind(parentPort);
const now = performance.now.bind(performance);

parentPort?.once('message', async ({ secret, program, cells, size, slow }: Order) => {
	const sign = signer(secret);
	const answer = (...words: (string | number)[]) => post(sign(...words));
	let queue: Queue;
	parentPort?.on('message', (call: Call) => {
		const begun = now();
		const gave = outcome(queue, call);
		answer(gave, now() - begun);
	});
	if (slow) subscribe('interleave:lock', (message) => (message as { kind: string }).kind === 'hold' && busy(1));
	try {
		const { Queue } = await import(pathToFileURL(resolve(program)).href);
		queue = new Queue(cells, size);
		answer('ready');
	} catch (error) {
		answer('broken', oneLine(error));
	}
});
post('here');

/** What a call gave: a value in words, or the name of what it threw. */
function outcome(queue: Queue, { what, item, timeout }: Call): string {
	try {
		const gave = what === 'put' ? queue.put(item, timeout) : what === 'get' ? queue.get(timeout) : queue[what];
		if (what === 'put') return 'done';
		return typeof gave === 'number' || typeof gave === 'boolean' ? `${gave}` : typeof gave;
	} catch (error) {
		if (!(error instanceof Error)) return `threw ${typeof error}`;
		return error.name === 'Full' || error.name === 'Empty' ? `threw ${error.name}` : `threw ${oneLine(error)}`;
	}
}

function oneLine(error: unknown): string {
	const message = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
	let line = '';
	for (let i = 0; i < message.length && message[i] !== '\n'; i++) line += message[i];
	return line;
}

function busy(milliseconds: number): void {
	const end = now() + milliseconds;
	while (now() < end);
}
