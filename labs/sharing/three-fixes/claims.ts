/** Three ways to lose nobody, judged by what the harness handed out and counted, and by the locks and messages of the run. */

import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { cameThrough, judgeFact } from '../../../scripts/recording/harness-facts.ts';
import { eventsOf } from '../../../scripts/recording/queries.ts';
import { holds, messages, overlaps } from '../../../scripts/recording/relations.ts';
import type { Lane, MarkEvent, Recording } from '../../../scripts/recording/types.ts';
import type { Marked } from '../../lib/facts.ts';
import type { Fact } from './harness.ts';
import type { Early, Step } from './way.ts';

const LOCK = 'lock:visitors';

export const claims: Claim[] = [];

export const task: Claim[] = [
	cameThrough,
	{
		id: 'atomic',
		says: 'First way: nobody is lost, and every visitor is added in one atomic step.',
		kind: 'always',
		rows: ['S2-39'],
		judge: (recording) =>
			judgeFact(recording, 'atomically', (fact: Fact, mark) => {
				const seen = `${counted(fact)}; ${fact.atomic} were added by Atomics`;
				if (fact.early) return refuted(tooEarly(fact.early), [mark]);
				if (isExact(fact)) return fact.atomic === fact.added ? held(seen, [mark]) : refuted(seen, [mark]);
				const lost = steps(recording, 'atomically').find(
					({ step }) => step.to !== step.from + step.visitors + step.between,
				);
				if (!lost) return refuted(seen, [mark]);
				const { visitors, door, from, to, between } = lost.step;
				const more = between > 0 ? `, and ${between} from elsewhere just before the number was exchanged` : '';
				return refuted(`${seen}. ${visitors} came through ${door}${more}: the number went from ${from} to ${to}`, [
					lost.mark,
				]);
			}),
	},
	{
		id: 'locked',
		says: 'Second way: nobody is lost, and the number changes only while the door that changes it holds the lock.',
		kind: 'always',
		rows: ['S0-38'],
		judge: (recording) =>
			judgeFact(recording, 'locked', (fact: Fact, mark) => {
				if (fact.early) return refuted(tooEarly(fact.early), [mark]);
				if (fact.strange) {
					const { from, to } = fact.strange;
					const moment = steps(recording, 'locked').find(({ step }) => step.to === to);
					const seen = `no door held the lock, and the number went from ${from} to ${to}`;
					return refuted(seen, [moment?.mark ?? mark]);
				}
				const found = holds(recording, { on: LOCK });
				const [both] = overlaps(found);
				if (both)
					return refuted(
						'two threads held the lock at once',
						both.map(({ begin }) => begin),
					);
				const [first, last] = [found.at(0)?.begin, found.at(-1)?.end];
				const idle = threads(recording, 'locked').find(({ id }) => !found.some(({ lane }) => lane === id));
				if (idle) return refuted(`${idle.name} never held the lock`, [mark]);
				const seen = `${counted(fact)}; the lock was held ${some(found.length, 'time')}, by one at a time`;
				return isExact(fact) ? held(seen, [first, last, mark]) : refuted(seen, [first, last, mark]);
			}),
	},
	{
		id: 'owned',
		says: 'Third way: nobody is lost, no door changes the number, and the owner hears of the visitors in messages.',
		kind: 'always',
		judge: (recording) =>
			judgeFact(recording, 'tell', (fact: Fact, mark) => {
				if (fact.early) return refuted(tooEarly(fact.early), [mark]);
				if (fact.told !== 0) {
					const seen = `the doors had made the number ${fact.told} before the owner heard of anybody`;
					const [first] = steps(recording, 'tell').filter(({ step }) => step.to !== step.from);
					return refuted(seen, [first?.mark ?? mark]);
				}
				const told = messagesToOwner(recording);
				const [first, last] = [told[0]?.receives[0], told.at(-1)?.receives[0]];
				const by = new Set(told.map(({ send }) => send?.lane)).size;
				const from = by === 2 ? 'from both doors' : by === 1 ? 'from one door alone' : '';
				const seen = `${counted(fact)}; the owner heard ${some(told.length, 'message')} ${from}`.trimEnd();
				return isExact(fact) && by === 2 ? held(seen, [first, last, mark]) : refuted(seen, [first, last, mark]);
			}),
	},
];

function tooEarly({ door, came, times }: Early): string {
	return `${times} groups came to ${door}, and it returned after ${came === 0 ? 'none' : came} of them`;
}

function some(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function isExact({ added, total }: Fact): boolean {
	return total === added;
}

function counted({ added, total }: Fact): string {
	const lost = added - total;
	if (lost === 0) return `${total} of ${added} visitors were counted`;
	return lost > 0 ? `${lost} of ${added} visitors were lost` : `${-lost} more than the ${added} visitors were counted`;
}

/** The groups that came through the doors of one way, as the harness marked them. */
function steps(recording: Recording, way: Step['way']): { step: Step; mark: MarkEvent }[] {
	const marks = eventsOf(recording, 'mark', 'P1').filter(({ name }) => name === 'group');
	return marks
		.map((mark) => ({ step: (mark.detail as Marked<Step>).fact, mark }))
		.filter(({ step }) => step.way === way);
}

/** The threads that ran one of the learner's functions: the harness named them. */
function threads({ lanes }: Recording, part: string): Lane[] {
	return lanes.filter(({ kind, name }) => kind === 'thread' && name.endsWith(` (${part})`));
}

function messagesToOwner(recording: Recording) {
	const doors = new Set(threads(recording, 'tell').map(({ id }) => id));
	return threads(recording, 'own').flatMap((owner) =>
		messages(recording, { to: owner }).filter(
			({ send, receives }) => send && doors.has(send.lane) && receives.length > 0,
		),
	);
}
