/**
 * Calls the learner's join() in a process of its own, whenever the harness
 * says so, and tells what came of it. The children that are joined are
 * started here, but their ends are in the hands of the harness: it alone
 * holds the other ends of their standard inputs, so that nobody here knows
 * a code before its child has ended with it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadFault, signer } from '../../lib/driver.ts';
import type { Call, Order } from './harness.ts';

/** The open files that lead to the harness. */
const INPUTS = [4, 5, 6];

// Taken now: the learner's code may put something else in their places.
const { apply } = Reflect;
const { send, getActiveResourcesInfo } = process;
const { eventNames, listenerCount } = EventEmitter.prototype;
const now = performance.now.bind(performance);
const nextTurn = setImmediate;
const [after, cancel] = [setTimeout, clearTimeout];

process.once('message', async ({ program, child: text, secret }: Order) => {
	const sign = signer(secret);
	const children = INPUTS.map((input) => start(text, input));
	const answer = (...words: (string | number)[]) => apply(send as typeof send & object, process, [sign(...words)]);
	let join: unknown;
	process.on('message', async ({ child: index, ms }: Call) => {
		const child = children[index] as ChildProcess;
		const before = leftAt(child);
		const clock = rounds(ms);
		const begun = now();
		const outcome = settle(join, child, ms);
		answer('called');
		const said = await outcome;
		const took = now() - begun;
		const passed = clock();
		await new Promise((resolve) => nextTurn(resolve)); // time to clean up
		const left = leftAt(child);
		answer('settled', took, passed, left.listeners - before.listeners, left.timers - before.timers, said);
	});
	try {
		({ join } = await import(pathToFileURL(resolve(program)).href));
	} catch (error) {
		return answer('broken', loadFault(error));
	}
	if (typeof join !== 'function') return answer('broken', 'it exports no function `join`');
	answer('ready', ...children.map(({ pid }) => pid as number));
});

/**
 * Starts a child that reads from the harness, and keeps nothing of that for
 * itself.
 */
function start(text: string, input: number): ChildProcess {
	const child = spawn(process.execPath, ['-e', text], { stdio: [input, 'inherit', 'inherit'] });
	closeSync(input);
	// Somebody else's, and to be left where they are.
	for (const event of ['exit', 'close', 'error']) child.on(event, () => {});
	return child;
}

/**
 * Counts how often so much time passes, by timers of this process. Where it
 * is so busy that they are late, a timer of the learner's is late too.
 */
function rounds(ms: number): () => number {
	let count = 0;
	const set = (): NodeJS.Timeout =>
		after(() => {
			count++;
			timer = set();
		}, ms).unref();
	let timer = set();
	return () => {
		cancel(timer);
		return count;
	};
}

/** What the learner's function gave, in words. */
async function settle(join: unknown, child: object, ms: number): Promise<string> {
	try {
		const ended = await (join as (child: object, ms: number) => unknown)(child, ms);
		if (typeof ended !== 'object' || ended === null) return `resolved\n${typeof ended}\n`;
		const { code, signal } = ended as { code?: unknown; signal?: unknown };
		return `resolved\n${word(code)}\n${word(signal)}`;
	} catch (error) {
		if (!(error instanceof Error)) return `rejected\n${typeof error}\n`;
		return `rejected\n${word(error.name)}\n${oneLine(word(error.message))}`;
	}
}

function word(value: unknown): string {
	if (value === null) return 'null';
	return typeof value === 'string' || typeof value === 'number' ? `${value}` : typeof value;
}

function oneLine(text: string): string {
	return text.split('\n')[0] as string;
}

/**
 * How many listeners a child has, and how many timers keep this process
 * alive.
 */
function leftAt(child: object): { listeners: number; timers: number } {
	let [listeners, timers] = [0, 0];
	const names = apply(eventNames, child, []);
	for (let i = 0; i < names.length; i++) listeners += apply(listenerCount, child, [names[i]]);
	const resources = getActiveResourcesInfo();
	for (let i = 0; i < resources.length; i++) if (resources[i] === 'Timeout') timers++;
	return { listeners, timers };
}
