/** What a bounded queue must do, judged by what each call gave the harness, and by the waits that the run shows. */

import { type Claim, held, notJudged, refuted, type Verdict } from '../../../scripts/recording/claim.ts';
import { cameThrough, judgeFact } from '../../../scripts/recording/harness-facts.ts';
import { eventsOf } from '../../../scripts/recording/queries.ts';
import { waits } from '../../../scripts/recording/relations.ts';
import type { MarkEvent, Recording } from '../../../scripts/recording/types.ts';
import type { Marked } from '../../lib/facts.ts';
import type { Race, Woken } from './between.ts';
import type { Called } from './calls.ts';
import type { Filled, Flowed, Step } from './harness.ts';

/** A clock may be so much behind another one: milliseconds. */
const GRAIN = 1;
const SIZE = 3;

export const claims: Claim[] = [];

export const task: Claim[] = [
	cameThrough,
	{
		id: 'refuses',
		says: 'In one thread: full at three and not before; who finds no room gets Full, who finds no item gets Empty.',
		kind: 'always',
		rows: ['S3-32', 'S3-46'],
		judge: (recording) => judgeSteps(recording, (step) => !/^get/.test(step.call) || step.wanted === 'threw Empty'),
	},
	{
		id: 'in-order',
		says: 'The queue gives back the items in the order in which they came.',
		kind: 'always',
		rows: ['S3-32', 'S3-46'],
		judge: (recording) => judgeSteps(recording, (step) => /^get/.test(step.call) && step.wanted !== 'threw Empty'),
	},
	{
		id: 'never-sooner',
		says: 'Who may wait for 30 ms gives up after 30 ms and never sooner, and not at all where room or an item comes in time.',
		kind: 'bound',
		rows: ['S3-32'],
		judge(recording) {
			const gaveUp = judgeFact(recording, 'script', (steps: Step[], mark) => {
				const timed = steps.filter(({ atLeast }) => atLeast > 0);
				const soon = timed.find(({ took, atLeast }) => took < atLeast - GRAIN);
				const seen = (soon ? [soon] : timed).map(
					({ call, gave, took }) => `${call} ${gave} after ${took.toFixed(1)} ms`,
				);
				if (soon) return refuted(seen.join(), [called(recording, soon) ?? mark]);
				return held(
					seen.join('; '),
					timed.map((step) => called(recording, step)),
				);
			});
			if (gaveUp.verdict !== 'held') return gaveUp;
			return judgeFact(recording, 'wake', (all: Woken[], mark) => {
				const wrong = all.find(({ waiting, wanted }) => waiting.gave !== wanted);
				if (!wrong)
					return { ...gaveUp, seen: `${gaveUp.seen}; ${all.map(({ waiting }) => inWords(waiting)).join('; ')}` };
				return refuted(`${inWords(wrong.waiting)}, although meanwhile ${inWords(wrong.other)}`, [mark]);
			});
		},
	},
	{
		id: 'sleeps',
		says: 'Who waits for room or for an item sleeps until somebody wakes it, and does not ask again and again.',
		kind: 'always',
		judge(recording) {
			const asleep = judgeFact(recording, 'script', (steps: Step[], mark) => {
				const lane = recording.lanes.find(({ kind, name }) => kind === 'thread' && name === 'Script');
				// What sleeps sleeps at a cell; a wait of another kind may be only told.
				const found = lane ? waits(recording, { lane }).filter(({ on }) => on.startsWith('atomics:')) : [];
				const slept = found.reduce((sum, { from, to }) => sum + to - from, 0) / 1000;
				const wanted = steps.reduce((sum, { atLeast }) => sum + atLeast, 0);
				const seen = `while it was to wait ${wanted} ms in all, the thread slept for ${slept.toFixed(1)} ms`;
				const at = [found.at(0)?.begin, found.at(-1)?.end, mark];
				return slept >= wanted / 2 ? held(seen, at) : refuted(seen, at);
			});
			if (asleep.verdict !== 'held') return asleep;
			return judgeFact(recording, 'wake', (all: Woken[], mark) => {
				const wrong = all.find(({ sleptAt, notified }) => sleptAt === null || !notified.includes(sleptAt));
				if (!wrong) return { ...asleep, seen: `${asleep.seen}; and was woken when there was room, and an item` };
				const { waiting, other, sleptAt } = wrong;
				const where = sleptAt === null ? 'at none of the cells' : `at cell ${sleptAt}`;
				return refuted(
					`${waiting.by} was in ${waiting.call} and slept ${where}, and ${other.call} of ${other.by} woke nobody there`,
					[mark],
				);
			});
		},
	},
	{
		id: 'never-too-many',
		says: 'There are never more than three items in the queue, also when two producers put at once.',
		kind: 'always',
		rows: ['S0-43'],
		judge(recording) {
			const filled = judgeFact(recording, 'fill', ({ size, accepted }: Filled, mark) => {
				const seen = `while nobody took, ${accepted} items were accepted`;
				const puts = calls(recording, ({ by, gave }) => by.startsWith('Producer') && gave === 'done');
				return accepted === size ? held(seen, [mark]) : refuted(seen, [puts[size], mark]);
			});
			if (filled.verdict !== 'held') return filled;
			const raced = judgeFact(recording, 'races', (all: Race[], mark) => {
				for (const race of all) {
					const count = race.before.length + race.calls.filter(isPut).length - race.calls.filter(isTaken).length;
					if (count <= SIZE) continue;
					return refuted(`${raceWords(race)}: ${count} were in the queue`, [mark]);
				}
				return held('');
			});
			if (raced.verdict !== 'held') return raced;
			if (spoilt(recording)) return notJudged('not tried: items were lost before');
			return judgeFact(recording, 'flow', ({ size, most }: Flowed, mark) => {
				const seen = `${filled.seen}; then at most ${most} had been put and were asked for by nobody`;
				return most <= size ? held(seen, [mark]) : refuted(seen, [mark]);
			});
		},
	},
	{
		id: 'each-once',
		says: 'Of two producers and two consumers: each item that was put is taken by one consumer, and once.',
		kind: 'always',
		rows: ['S3-34'],
		judge: (recording) =>
			spoilt(recording) ??
			judgeFact(recording, 'flow', ({ put, got }: Flowed, mark) => {
				const [all, taken] = [put.flat(), got.flat()];
				const lost = all.filter((item) => !taken.includes(item));
				const strange = taken.filter((item, index) => taken.indexOf(item) !== index || !all.includes(item));
				const seen = `${all.length} items put, ${got.map(({ length }) => length).join(' and ')} taken`;
				if (lost.length > 0) {
					const [putting] = calls(
						recording,
						({ call }) => call === `put(${lost[0]})` || call.startsWith(`put(${lost[0]},`),
					);
					return refuted(`${seen}; never taken: ${lost.join(', ')}`, [putting, mark]);
				}
				if (strange.length > 0) {
					const taking = calls(recording, ({ call, gave }) => call === 'get()' && gave === `${strange[0]}`);
					return refuted(`${seen}; taken and not put, or twice: ${strange.join(', ')}`, taking.slice(0, 3));
				}
				return held(seen, [mark]);
			}),
	},
];

/** Refuted where two calls came between each other, and what was put is not what was taken. */
function spoilt(recording: Recording): Verdict | undefined {
	const verdict = judgeFact(recording, 'races', (all: Race[], mark) => {
		for (const race of all) {
			const put = [...race.before, ...race.calls.filter(isPut).map(({ call }) => Number(/\d+/.exec(call)))];
			const taken = [...race.calls.filter(isTaken).map(({ gave }) => Number(gave)), ...race.after];
			if (`${put.sort()}` === `${taken.sort()}`) continue;
			return refuted(`${raceWords(race)}. Then these were taken: ${race.after.join(', ') || 'none'}`, [mark]);
		}
		return held('');
	});
	return verdict.verdict === 'held' ? undefined : verdict;
}

function raceWords({ before, calls: [one, two] }: Race): string {
	return `with ${before.join(' and ')} in the queue, ${inWords(two)} while ${inWords({ ...one, gave: '' })}was under way, which gave: ${one.gave}`;
}

function inWords({ by, call, gave }: Called): string {
	return `${by} called ${call}${gave ? `: ${gave}` : ' '}`;
}

function isPut({ call, gave }: Called): boolean {
	return call.startsWith('put') && gave === 'done';
}

function isTaken({ call, gave }: Called): boolean {
	return call.startsWith('get') && /^-?\d+$/.test(gave);
}

/** Held where the calls of the script gave what they should. */
function judgeSteps(recording: Recording, which: (step: Step) => boolean): Verdict {
	return judgeFact(recording, 'script', (steps: Step[], mark) => {
		const some = steps.filter(which);
		const wrong = some.find(({ gave, wanted }) => gave !== wanted);
		if (wrong) {
			const seen = `${wrong.call}: ${wrong.gave}, and not: ${wrong.wanted}`;
			return refuted(seen, [called(recording, wrong) ?? mark]);
		}
		const told = some.filter(({ wanted }) => wanted !== 'done');
		return held(told.map(({ call, gave }) => `${call}: ${gave}`).join('; '), [mark]);
	});
}

/** When a call of the script came back. */
function called(recording: Recording, { call, gave }: Step): MarkEvent | undefined {
	return calls(recording, (each) => each.by === 'Script' && each.call === call && each.gave === gave)[0];
}

/** The calls that came back, as the harness marked them. */
function calls(recording: Recording, which: (call: Called) => boolean): MarkEvent[] {
	const marks = eventsOf(recording, 'mark', 'P1').filter(({ name }) => name === 'call');
	return marks.filter(({ detail }) => which((detail as Marked<Called>).fact));
}
