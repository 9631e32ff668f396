import { holdsOf, waitsOf } from '../../recording/intervals.ts';
import type { Slice } from '../../recording/slices.ts';
import type { LockEvent, Recording } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { listed } from '../numbers.ts';
import type { ThingWords } from '../thing-words.ts';
import { thing } from '../things.ts';
import { duration, instant, LONG_TASK } from '../words.ts';
import { eventAt, laterWords, lineWords, stretchWords } from './facts.ts';
import { wakerOf } from './waker.ts';

/** An interval of a lane: what the lane did or could not do, how long, and what ended it. */
export function sliceCard(slice: Slice, recording: Recording): ThingWords {
	const who = laneName(recording, slice.lane);
	const [title, ...lines] = SAID[slice.kind](slice, who, recording);
	const begin = isOfOneLine(slice) ? eventAt(recording, slice.lane, slice.from, 'wait', 'hold', 'block') : undefined;
	const place = begin?.at ? [`In the program: ${lineWords(begin.at)}.`] : [];
	return { title, lines: [stretchWords(slice), ...lines, ...place] };
}

/** Whether one line of the program brought it about: a lane that runs, or just is there, passes many. */
export function isOfOneLine({ kind }: Slice): boolean {
	return kind === 'waiting' || kind === 'holding' || kind === 'blocked';
}

type Said = [title: string, ...lines: string[]];

const SAID: Record<Slice['kind'], (slice: Slice, who: string, recording: Recording) => Said> = {
	starting: (_, who) => [
		`${who} starts up`,
		'Node is getting ready: it loads itself and the program. The first line of the program runs where this ends.',
	],
	alive: ({ lane }, who, { lanes }) => [
		`${who} is alive`,
		lanes.find(({ id }) => id === lane)?.kind === 'thread'
			? 'The thread exists. That does not say that it was working: a thread with nothing to do waits.'
			: 'The process exists. That does not say that it was working: a process with nothing to do waits.',
	],
	running: ({ from, to, share = 0 }, who) => [
		`${who} runs for ${Math.round(share * 100)} % of this time`,
		`Measured: in these ${duration(to - from)} it had a processor core for ${duration(share * (to - from))}.`,
		...(share > 1 ? ['More than all of the time: several threads of it ran at once.'] : []),
	],
	waiting: waitingWords,
	holding: ({ label, lane, from, to }, who, recording) => [
		`${who} holds ${thing(label, recording)}`,
		'A lock is meant for one at a time: who wants it meanwhile has to wait.',
		...waitersOf(label, { lane, from, to }, recording),
	],
	blocked: ({ label }, who) =>
		label === LONG_TASK
			? [
					`${who} keeps its event loop waiting`,
					'It is busy with one thing without a break. Whatever else is to happen in this lane (a message, a timer) comes after.',
				]
			: [`${who} stands still: ${label}`, 'The lane does nothing at all until this has ended.'],
	stopped: (_, who) => [
		`${who} is stopped`,
		'A signal stopped it. It keeps its place and does nothing until another lets it run on.',
	],
	zombie: (slice, who, recording) => [
		`${who} has ended, but is still listed: a zombie`,
		`The operating system keeps its entry until ${parentName(slice, recording)} has asked how it ended.`,
	],
	orphaned: ({ label }, who, recording) => [
		`${who} is an orphan`,
		`The one that started it has ended. Its parent is now ${label === 'outside' || label === '' ? 'a process outside the run' : laneName(recording, label)}.`,
	],
};

function waitingWords(slice: Slice, who: string, recording: Recording): Said {
	const { lane, from, to, label, open } = slice;
	const holders = holdersOf(label, { lane, from, to }, recording);
	const end = eventAt(recording, lane, to, 'wake', 'hold') as LockEvent | undefined;
	return [
		`${who} waits for ${thing(label, recording)}`,
		...(holders.length > 0 ? [`Meanwhile ${listed(holders)} ${holders.length === 1 ? 'holds' : 'hold'} it.`] : []),
		...(label.startsWith('atomics:') ? [CELL] : []),
		open || !end ? 'Nothing that was recorded ended this wait.' : endWords(end, recording),
	];
}

const CELL = 'It sleeps on a number in shared memory, until another lane wakes whoever sleeps there.';

function endWords(end: LockEvent, recording: Recording): string {
	if (end.result === 'timed-out') return 'Nobody ended it: its time was up.';
	if (end.result === 'not-equal') return 'It did not have to wait: the number had changed already.';
	const by = wakerOf(end, recording);
	if (!by) return 'Who ended it was not recorded.';
	const name = laneName(recording, by.lane);
	const did =
		by.kind === 'exit' ? 'ended' : by.kind === 'release' && end.on.startsWith('atomics:') ? 'woke it' : 'released it';
	const delay = end.t - by.t;
	return `${name} ${did} at ${instant(by.t)}; it went on ${laterWords(delay)}.`;
}

type Within = { lane: string; from: number; to: number };

/** Who else held the thing within a stretch, by name. */
function holdersOf(on: string, { lane, from, to }: Within, recording: Recording): string[] {
	return namesOf(stretchesOf(on, 'hold', recording), { lane, from, to }, recording);
}

function waitersOf(on: string, within: Within, recording: Recording): string[] {
	const names = namesOf(stretchesOf(on, 'wait', recording), within, recording);
	if (names.length === 0) return ['Nobody else wanted it in this time.'];
	return [`${listed(names)} ${names.length === 1 ? 'waits' : 'wait'} for it meanwhile.`];
}

function namesOf(stretches: Within[], { lane, from, to }: Within, recording: Recording): string[] {
	const met = stretches.filter((other) => other.lane !== lane && other.from < to && other.to > from);
	return [...new Set(met.map((other) => laneName(recording, other.lane)))];
}

/** From each hold to its release, from each wait to its end. */
function stretchesOf(on: string, begin: 'hold' | 'wait', { events }: Recording): Within[] {
	const about = events.filter((event) => 'on' in event && event.on === on);
	const pairs =
		begin === 'hold'
			? holdsOf(about).map(({ hold, release }) => [hold, release] as const)
			: waitsOf(about).map(({ wait, end }) => [wait, end] as const);
	return pairs.map(([{ lane, t }, end]) => ({ lane, from: t, to: end?.t ?? Number.POSITIVE_INFINITY }));
}

function parentName({ lane }: Slice, recording: Recording): string {
	const parent = recording.lanes.find(({ id }) => id === lane)?.parent;
	return parent === undefined ? 'its parent' : laneName(recording, parent);
}
