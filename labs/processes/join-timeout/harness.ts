/**
 * Tries the learner's join() on three children: one exits in time and one
 * is killed, and both are joined once more; one outlives the first join. What each
 * is told comes from here and only once join() has been called: it is a
 * code, or a signal, that the learner's code cannot know beforehand. What
 * came of it is marked, and judged by the claims.
 */
import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Answers, inTime, Unanswered } from '../../lib/driver.ts';
import { Facts } from '../../lib/facts.ts';

/** What the driver is told first. */
export interface Order {
	program: string;
	/** What the children run. */
	child: string;
	secret: string;
}

/** What join() is to be called with: a child by its number. */
export interface Call {
	child: number;
	ms: number;
}

/** What came of one call, in a mark. */
export type Fact = {
	pid: number;
	ms: number;
	/**
	 * What the child was told: to exit with a code, or a signal; null:
	 * nothing.
	 */
	told: number | string | null;
	/** `resolved` or `rejected`, and with what. */
	outcome: string;
	code: string;
	signal: string;
	/** How long it took, milliseconds. */
	took: number;
	/** How often a timer of `ms` milliseconds, set again and again in the same process, ended meanwhile. */
	rounds: number;
	/** How many more there were than before. */
	listeners: number;
	timers: number;
};

/**
 * What is joined: it waits for a number on its standard input, and ends
 * with that as its code.
 */
const CHILD = `process.exitCode = Number(require('node:fs').readFileSync(0, 'utf8'))`;
/**
 * So long that no right join() gives up, and no forgotten timer ends
 * meanwhile.
 */
const LONG = 60_000;
/**
 * For a child that has ended already: who waits for it after all gives up
 * soon.
 */
const SHORT = 200;
const TIMEOUT = 50;

const driver = fork(join(import.meta.dirname, 'driver.ts'), {
	stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe', 'pipe', 'pipe'],
});
const facts = new Facts();
const answers = new Answers(driver);
const inputs = driver.stdio.slice(4) as Writable[];
let pids: number[] = [];
let timersLeft = 0;
// A child that somebody else ended does not take what it is told.
for (const input of inputs) input.on('error', () => {});

try {
	await begin();
	const [first, second] = [randomInt(2, 120), randomInt(2, 120)];
	const signal = (['SIGTERM', 'SIGKILL', 'SIGINT'] as const)[randomInt(3)] as NodeJS.Signals;
	await call('in time', { child: 0, ms: LONG, told: first, what: `for a child that was to exit with ${first}` });
	await call('killed', { child: 1, ms: LONG, told: signal, what: `for a child that ${signal} was to end` });
	await call('already', { child: 0, ms: SHORT, before: first, what: 'for a child that had exited before' });
	await call('already killed', {
		child: 1,
		ms: SHORT,
		before: signal,
		what: `for a child that ${signal} had ended before`,
	});
	await call('too long', { child: 2, ms: TIMEOUT, what: `for a child that outlives ${TIMEOUT} ms` });
	await call('again', {
		child: 2,
		ms: LONG,
		told: second,
		what: `the second time, for a child that was to exit with ${second}`,
	});
	if (timersLeft === 0) await leave();
} catch (error) {
	if (!(error instanceof Unanswered)) throw error;
	facts.stop(error.message);
}
driver.kill('SIGKILL');
for (const input of inputs) input.destroy();
facts.seal();

async function begin(): Promise<void> {
	const { secret } = answers;
	driver.send({ program: process.argv[2] ?? '', child: CHILD, secret } satisfies Order);
	const [kind, ...words] = await said(answers.next(), 'Your program did not finish loading:');
	if (kind === 'broken') throw new Unanswered(`Your program could not be loaded: ${words[0]}`);
	pids = words.map(Number);
}

/**
 * How to call join(), and what to tell the child when it has been called,
 * or what it was told before.
 */
interface Try extends Call {
	told?: number | NodeJS.Signals;
	before?: number | NodeJS.Signals;
	what: string;
}

/** Calls join(), then ends the child or not, and marks what came of it. */
async function call(name: string, { child, ms, told, before, what }: Try): Promise<void> {
	driver.send({ child, ms } satisfies Call);
	const blocks = 'It should give a promise at once: does it block its thread?';
	await said(answers.next(), `Your join(), called ${what}, did not return:`, blocks);
	if (typeof told === 'number') inputs[child]?.end(`${told}`);
	else if (told) kill(pids[child], told);
	const settled = await said(answers.next(), `Your join() never settled ${what}:`);
	const [, took, rounds, listeners, timers, outcome = '', code = '', signal = ''] = settled;
	const fact: Fact = {
		...{ pid: pids[child] ?? 0, ms, outcome, code, signal },
		...{
			told: told ?? before ?? null,
			took: Number(Number(took).toFixed(3)),
			rounds: Number(rounds),
			listeners: Number(listeners),
			timers: Number(timers),
		},
	};
	timersLeft += fact.timers;
	facts.mark(name, fact);
	console.log(`${name}: ${outcome} ${code} ${signal}`);
}

function kill(pid: number | undefined, signal: NodeJS.Signals): void {
	try {
		if (pid) process.kill(pid, signal);
	} catch {
		// Somebody else was first.
	}
}

/**
 * Nothing keeps the learner's process alive now but what its code left
 * behind.
 */
async function leave(): Promise<void> {
	driver.disconnect();
	const how = await said(inTime(answers.ended), 'Something that your program left behind keeps its process alive:');
	facts.mark('left', how);
}

/**
 * What the driver says; where it says nothing, what this means for the
 * learner.
 */
async function said<T>(answer: Promise<T>, what: string, silent = ''): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Unanswered)
			throw new Unanswered(`${what} ${error.message}${error.isSilence && silent ? `. ${silent}` : ''}`);
		throw error;
	}
}
