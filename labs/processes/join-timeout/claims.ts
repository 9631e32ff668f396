/** What a join() must do. Judged by what the harness told the children, what it heard of join(), and how the children ended. */
import { type Claim, held, refuted, type Verdict } from '../../../scripts/recording/claim.ts';
import { cameThrough, judgeFact } from '../../../scripts/recording/harness-facts.ts';
import { exitOf } from '../../../scripts/recording/queries.ts';
import type { ExitEvent, MarkEvent, Recording } from '../../../scripts/recording/types.ts';
import type { Fact } from './harness.ts';

/** The harness's names for its calls. */
const CALLS = ['in time', 'killed', 'already', 'too long', 'again'];
/** A timer of Node may fire so much before its time, as a finer clock sees it: milliseconds. */
const GRAIN = 1;

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
		judge: (recording) => judgeEnd(recording, 'already'),
	},
	{
		id: 'times-out',
		says: 'When the child takes too long, join() rejects with a TimeoutError, and never before its time is up.',
		kind: 'bound',
		judge: (recording) =>
			judgeFact(recording, 'too long', (fact: Fact, mark) => {
				const seen = `join(child, ${fact.ms}) ${said(fact)} after ${fact.took.toFixed(1)} ms`;
				const right = fact.outcome === 'rejected' && fact.code === 'TimeoutError' && fact.took >= fact.ms - GRAIN;
				return right ? held(seen, [mark]) : refuted(seen, [mark]);
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
		says: 'join() leaves no listener on the child, whether it resolves or rejects.',
		kind: 'always',
		judge: (recording) => judgeLeft(recording, 'listeners', 'listener', 'on the child'),
	},
	{
		id: 'no-timers',
		says: 'join() leaves no timer that keeps its process alive: the process ends as soon as nothing is to be done.',
		kind: 'always',
		judge(recording) {
			const timers = judgeLeft(recording, 'timers', 'timer', 'that keeps the process alive');
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

/** Held where nothing of a kind was left behind by any call. */
function judgeLeft(recording: Recording, kind: 'listeners' | 'timers', one: string, where: string): Verdict {
	const left: { fact: Fact; mark: MarkEvent; name: string }[] = [];
	for (const name of CALLS) {
		const verdict = judgeFact(recording, name, (fact: Fact, mark) => {
			left.push({ fact, mark, name });
			return held('');
		});
		if (verdict.verdict !== 'held' && left.every(({ fact }) => fact[kind] <= 0)) return verdict;
	}
	const bad = left.find(({ fact }) => fact[kind] > 0);
	const marks = bad ? [bad.mark] : [left[0]?.mark, left.at(-1)?.mark];
	if (!bad) return held(`after ${left.length} calls there was no more ${one} ${where} than before`, marks);
	const { outcome } = bad.fact;
	return refuted(`after join() had ${outcome}, there was ${bad.fact[kind]} ${one} more ${where}`, marks);
}

function exitOfPid(recording: Recording, pid: number): ExitEvent | undefined {
	const lane = recording.lanes.find((lane) => lane.pid === pid && lane.kind === 'process');
	return lane && exitOf(recording, lane);
}

/** What join() did, in words. */
function said({ outcome, code, signal }: Fact): string {
	if (outcome === 'resolved') return `resolved with ${words([code, signal])}`;
	return `rejected with ${code}${code === 'Error' && signal ? ` (${signal})` : ''}`;
}

/** `['7', 'null']`: how something ended. */
function words([code, signal]: string[]): string {
	if (code === undefined) return 'nothing that was seen';
	if (signal === 'null') return `code ${code}`;
	return code === 'null' ? `${signal}` : `${code}${signal ? ` and ${signal}` : ''}`;
}
