/** What a join() must do. Judged by what the harness told the children, what it heard of join(), and how the children ended. */
import { type Claim, held, refuted, type Verdict } from '../../../scripts/recording/claim.ts';
import { cameThrough, judgeFact } from '../../../scripts/recording/harness-facts.ts';
import { exitOf } from '../../../scripts/recording/queries.ts';
import type { ExitEvent, MarkEvent, Recording } from '../../../scripts/recording/types.ts';
import type { Fact } from './harness.ts';

/** The harness's names for its calls. */
const CALLS = ['in time', 'killed', 'already', 'already killed', 'too long', 'again'];
/** A timer of Node may fire so much before its time, as a finer clock sees it: milliseconds. */
const GRAIN = 1;
/** So often the time may pass, by a timer of the same process, before join() must have given up. */
const ROUNDS = 20;

export const claims: Claim[] = [];

export const task: Claim[] = [
	cameThrough,
	{
		id: 'tells-code',
		says: 'When the child exits in time, join() resolves with its code.',
		kind: 'always',
		judge: (recording) => judgeEnd(recording, 'in time'),
	},
	{
		id: 'tells-signal',
		says: 'When a signal ends the child, join() resolves with the name of the signal, and no code.',
		kind: 'always',
		judge: (recording) => judgeEnd(recording, 'killed'),
	},
	{
		id: 'already-ended',
		says: 'A child that ended before join() was called is joined all the same.',
		kind: 'always',
		judge(recording) {
			const exited = judgeEnd(recording, 'already');
			return exited.verdict === 'held' ? judgeEnd(recording, 'already killed') : exited;
		},
	},
	{
		id: 'times-out',
		says: 'When the child takes too long, join() rejects with a TimeoutError, when its time is up and never before.',
		kind: 'bound',
		judge: (recording) =>
			judgeFact(recording, 'too long', (fact: Fact, mark) => {
				const seen = `join(child, ${fact.ms}) ${said(fact)} after ${fact.took.toFixed(1)} ms`;
				const right = fact.outcome === 'rejected' && fact.code === 'TimeoutError' && fact.took >= fact.ms - GRAIN;
				if (!right) return refuted(seen, [mark]);
				const late = `${seen}: ${fact.ms} ms had passed ${fact.rounds} times`;
				return fact.rounds <= ROUNDS ? held(seen, [mark]) : refuted(late, [mark]);
			}),
	},
	{
		id: 'child-lives-on',
		says: 'A child that outlived one join() goes on, and can be joined again.',
		kind: 'always',
		judge: (recording) => judgeEnd(recording, 'again'),
	},
	{
		id: 'no-listeners',
		says: 'join() leaves no listener on the child, and takes away none of others, whether it resolves or rejects.',
		kind: 'always',
		judge: (recording) => judgeLeft(recording, 'listeners', 'listener', 'on the child'),
	},
	{
		id: 'no-timers',
		says: 'join() leaves no timer that keeps its process alive: the process ends as soon as nothing is to be done.',
		kind: 'always',
		judge(recording) {
			const timers = judgeLeft(recording, 'timers', 'timer', 'in the process');
			if (timers.verdict !== 'held') return timers;
			return judgeFact(recording, 'left', (how: string, mark) =>
				how === 'its process ended with code 0'
					? held(`${timers.seen}; the process ended by itself`, [mark])
					: refuted(`nothing was to be done any more, and ${how}`, [mark]),
			);
		},
	},
];

/** Held where join() said how the child ended, and the child ended as it was told. */
function judgeEnd(recording: Recording, name: string): Verdict {
	return judgeFact(recording, name, (fact: Fact, mark) => {
		const { told, outcome, code, signal } = fact;
		const exit = exitOfPid(recording, fact.pid);
		const wanted = typeof told === 'number' ? [`${told}`, 'null'] : ['null', `${told}`];
		const ended = exit ? [`${exit.code}`, `${exit.signal}`] : [];
		const right = outcome === 'resolved' && code === wanted[0] && signal === wanted[1];
		const seen = `the child ended with ${words(ended)}; join() ${said(fact)}`;
		return right && `${ended}` === `${wanted}` ? held(seen, [exit, mark]) : refuted(seen, [exit, mark]);
	});
}

/** Held where nothing of a kind was left behind or taken away by any call. */
function judgeLeft(recording: Recording, kind: 'listeners' | 'timers', one: string, where: string): Verdict {
	const left: { fact: Fact; mark: MarkEvent }[] = [];
	for (const name of CALLS) {
		const verdict = judgeFact(recording, name, (fact: Fact, mark) => {
			left.push({ fact, mark });
			// Who starts timers has a right to end them.
			const isGone = kind === 'listeners' && fact[kind] < 0;
			return fact[kind] > 0 || isGone ? refuted(leftWords(fact, kind, one, where), [mark]) : held('');
		});
		if (verdict.verdict !== 'held') return verdict;
	}
	const marks = [left[0]?.mark, left.at(-1)?.mark];
	return held(`after each of ${left.length} calls there were as many ${one}s ${where} as before`, marks);
}

function leftWords(fact: Fact, kind: 'listeners' | 'timers', one: string, where: string): string {
	const [count, more] = [Math.abs(fact[kind]), fact[kind] > 0 ? 'more' : 'fewer'];
	const there = count === 1 ? `there was 1 ${one}` : `there were ${count} ${one}s`;
	return `after join() had ${fact.outcome}, ${there} ${more} ${where}`;
}

function exitOfPid(recording: Recording, pid: number): ExitEvent | undefined {
	const lane = recording.lanes.find((lane) => lane.pid === pid && lane.kind === 'process');
	return lane && exitOf(recording, lane);
}

/** What join() did, in words. */
function said({ outcome, code, signal }: Fact): string {
	if (outcome === 'resolved') {
		// The driver gives the type of what is no object of both.
		if (code === 'undefined' && signal === 'undefined') return 'resolved with something that has no code and no signal';
		return signal === '' ? `resolved with a value of type ${code}` : `resolved with ${words([code, signal])}`;
	}
	if (signal === '' && /^[a-z]+$/.test(code)) return `rejected with a value of type ${code}`;
	return `rejected with ${code}${code === 'Error' && signal ? ` (${signal})` : ''}`;
}

/** `['7', 'null']`: how something ended. */
function words([code, signal]: string[]): string {
	if (code === undefined) return 'nothing that was seen';
	if (signal === 'null') return `code ${code}`;
	return code === 'null' ? `${signal}` : `${code}${signal ? ` and ${signal}` : ''}`;
}
