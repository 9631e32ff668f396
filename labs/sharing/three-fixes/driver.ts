/**
 * Calls one of the learner's functions in a thread of its own: that of a
 * door, or of the owner. What the learner gets as next() ends in the hands
 * of the harness, which lets one door go on at a time. Meanwhile this file
 * counts what is added atomically, and looks at the number when a lock is
 * taken and released.
 */
import { randomInt } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { loadFault, signer } from '../../lib/driver.ts';
import { Mutex } from '../../lib/mutex.ts';
import { ASKS, BETWEEN, BUSY, CHANGES, DONE, FOUND, LEFT, type Order, SEEN, STRANGE, WAITS } from './gate.ts';

// Taken now: the learner's code may put something else in their places.
const { add, compareExchange, exchange, load, notify, store, sub, wait } = Atomics;
const { apply } = Reflect;
const [bufferOf, byteOffsetOf] = (['buffer', 'byteOffset'] as const).map(
	(name) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int32Array.prototype), name)?.get,
) as [() => SharedArrayBuffer, () => number];
const random = randomInt;
const post = (parentPort as MessagePort).postMessage.bind(parentPort);

parentPort?.once('message', async (order: Order) => {
	const { program, part, total, gate, state, given } = order;
	const sign = signer(order.secret);
	const answer = (...words: (string | number)[]) => post(sign(...words));

	const enter = (what: number) => {
		store(gate, state, what);
		add(gate, CHANGES, 1);
		notify(gate, CHANGES);
	};
	const next = () => {
		enter(ASKS);
		wait(gate, given, 0);
		return exchange(gate, given, 0);
	};
	watchLock(order, enter);
	const added = countAtomic(total, part === 'atomically' ? gate : undefined);

	try {
		const own = await loaded(program, part);
		const door = { total, times: order.times, next };
		if (part === 'own') await own(total, order.ports);
		else if (part === 'tell') await own(door, order.ports[0]);
		else if (part === 'locked') await own(door, Mutex.from(order.lock));
		else await own(door);
		answer('done', added());
	} catch (error) {
		if (error instanceof Unloaded) answer('not loaded', error.message);
		else answer('broken', oneLine(error));
	}
	enter(DONE);
});
post('here');

class Unloaded extends Error {}

async function loaded(program: string, part: string): Promise<(...given: unknown[]) => unknown> {
	let own: unknown;
	try {
		own = (await import(pathToFileURL(resolve(program)).href))[part];
	} catch (error) {
		throw new Unloaded(`could not be loaded: ${loadFault(error)}`);
	}
	if (typeof own !== 'function') throw new Unloaded(`exports no function \`${part}\``);
	return own as (...given: unknown[]) => unknown;
}

/**
 * Tells when this thread waits for a lock, and compares what it finds when
 * it holds one with what was left there.
 */
function watchLock({ total, gate }: Order, enter: (what: number) => void): void {
	subscribe('interleave:lock', (message) => {
		const { kind } = message as { kind: string };
		if (kind === 'wait') enter(WAITS);
		if (kind === 'wake') enter(BUSY);
		const [left, found] = [load(gate, SEEN), load(total, 0)];
		if (kind === 'release') store(gate, SEEN, found);
		if (kind !== 'hold' || found === left || compareExchange(gate, STRANGE, 0, 1) !== 0) return;
		store(gate, LEFT, left);
		store(gate, FOUND, found);
	});
}

/**
 * Counts how much is added to the number by steps that nothing can come
 * between. With a gate, something does come between a look and an exchange,
 * the first time and now and then.
 */
function countAtomic(total: Int32Array, gate?: Int32Array): () => number {
	let added = 0;
	let exchanges = 0;
	const buffer = total.buffer;
	// The number may be reached by another view of the same memory.
	const isNumber = (array: Int32Array, index: number) =>
		apply(bufferOf, array, []) === buffer && apply(byteOffsetOf, array, []) + index * 4 === 0;
	const count = (array: Int32Array, index: number, amount: number) => {
		if (isNumber(array, index)) added += amount;
	};
	const comeBetween = (array: Int32Array, index: number) => {
		if (!gate || !isNumber(array, index) || (exchanges++ > 0 && random(3) > 0)) return;
		const some = random(1, 10);
		add(gate, BETWEEN, some);
		add(total, 0, some);
		added += some;
	};
	Object.assign(Atomics, {
		add(array: Int32Array, index: number, value: number) {
			count(array, index, value);
			return add(array, index, value);
		},
		sub(array: Int32Array, index: number, value: number) {
			count(array, index, -value);
			return sub(array, index, value);
		},
		compareExchange(array: Int32Array, index: number, expected: number, replacement: number) {
			comeBetween(array, index);
			const found = compareExchange(array, index, expected, replacement);
			if (found === expected) count(array, index, replacement - expected);
			return found;
		},
	});
	return () => added;
}

function oneLine(error: unknown): string {
	const message = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
	let line = '';
	for (let i = 0; i < message.length && message[i] !== '\n'; i++) line += message[i];
	return line;
}
