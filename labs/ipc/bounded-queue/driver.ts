/**
 * Calls the learner's queue in a thread of its own, call by call as the
 * harness says, and tells what each gave. On its way a call can be held up
 * before one of its atomic steps, until the harness lets it go on: so
 * another thread comes between wherever it can.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { loadFault, signer } from '../../lib/driver.ts';
import { ASLEEP, BACK, BUSY, GO, HELD_UP, NOWHERE, SLEPT_AT, STATE } from './gate.ts';

/** What a driver is told first. */
export interface Order {
	secret: string;
	program: string;
	cells: Int32Array<SharedArrayBuffer>;
	size: number;
	/** This thread's numbers. */
	gate: Int32Array<SharedArrayBuffer>;
}

/** One call of the queue. */
export interface Call {
	what: 'put' | 'get' | 'full' | 'empty';
	item?: number;
	/** Milliseconds. */
	timeout?: number;
	/** Before which of its atomic steps it is held up, from 0. */
	holdUp?: number;
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
const { apply } = Reflect;
const { exchange, notify, store, wait } = Atomics;
const STEPS = [
	'add',
	'and',
	'compareExchange',
	'exchange',
	'load',
	'notify',
	'or',
	'store',
	'sub',
	'wait',
	'xor',
] as const;
const bufferOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int32Array.prototype), 'buffer')?.get;
const byteOffsetOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int32Array.prototype), 'byteOffset')?.get;

parentPort?.once('message', async ({ secret, program, cells, size, gate }: Order) => {
	const sign = signer(secret);
	const answer = (...words: (string | number)[]) => post(sign(...words));
	const way = watchSteps(cells, gate);
	let queue: Queue;
	parentPort?.on('message', (call: Call) => {
		way.begin(call.holdUp);
		const begun = now();
		const gave = outcome(queue, call);
		const took = now() - begun;
		const { steps, notified } = way.end();
		answer(gave, took, steps, notified);
	});
	try {
		const { Queue } = await import(pathToFileURL(resolve(program)).href);
		if (typeof Queue !== 'function') return answer('broken', 'it exports no class `Queue`');
		queue = new Queue(cells, size);
		answer('ready');
	} catch (error) {
		answer('broken', loadFault(error));
	}
});
post('here');

/** What a call gave: a value in words, or the name of what it threw. */
function outcome(queue: Queue, { what, item, timeout }: Call): string {
	try {
		const gave = what === 'put' ? queue.put(item, timeout) : what === 'get' ? queue.get(timeout) : queue[what];
		const then = (gave as { then?: unknown } | null | undefined)?.then;
		if (typeof then === 'function') {
			apply(then, gave, [() => {}, () => {}]);
			return 'a promise';
		}
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

/**
 * Counts the atomic steps of a call on the queue's cells, holds the call up
 * before one of them, and notes where it sleeps and whom it wakes.
 */
function watchSteps(cells: Int32Array, gate: Int32Array<SharedArrayBuffer>) {
	let [steps, heldUpAt] = [0, -1];
	let notified = '';
	const memory = cells.buffer;
	const enter = (state: number) => {
		store(gate, STATE, state);
		notify(gate, STATE);
	};
	const cellOf = (array: unknown, index: number) =>
		apply(bufferOf as () => unknown, array, []) === memory
			? apply(byteOffsetOf as () => number, array, []) / 4 + index
			: NOWHERE;
	const step = () => {
		if (steps++ !== heldUpAt) return;
		enter(HELD_UP);
		wait(gate, GO, 0);
		exchange(gate, GO, 0);
		enter(BUSY);
	};
	const sleep = (cell: number, given: unknown[]) => {
		if (gate[SLEPT_AT] === 0) store(gate, SLEPT_AT, cell + 2); // 0: it did not sleep yet
		enter(ASLEEP);
		try {
			return apply(wait, Atomics, given);
		} finally {
			enter(BUSY);
		}
	};
	for (let i = 0; i < STEPS.length; i++) {
		const name = STEPS[i] as (typeof STEPS)[number];
		const own = Atomics[name] as (...given: unknown[]) => unknown;
		Object.assign(Atomics, {
			[name](...given: unknown[]) {
				const cell = cellOf(given[0], given[1] as number);
				if (cell !== NOWHERE) step();
				if (name === 'notify') notified += ` ${cell}`;
				return name === 'wait' ? sleep(cell, given) : apply(own, Atomics, given);
			},
		});
	}
	return {
		begin(holdUp = -1) {
			[steps, heldUpAt, notified] = [0, holdUp, ''];
			store(gate, SLEPT_AT, 0);
		},
		end() {
			enter(BACK);
			return { steps, notified };
		},
	};
}
