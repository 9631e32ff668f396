/** What a run of lost-update shows: plain additions by two threads may be lost, atomic ones are not. */
import { type Claim, held, type Outcomes, refuted, type Verdict } from '../../../scripts/recording/claim.ts';
import { printed, printedAt } from '../../../scripts/recording/queries.ts';
import type { Recording } from '../../../scripts/recording/types.ts';

/** What each of the two adds, where nobody turns the knob. */
const TIMES = 1_000_000;

export const claims: Claim[] = [
	{
		id: 'never-too-many',
		says: 'The total is never more than what was added.',
		kind: 'always',
		knobs: true,
		judge: (recording) => judgeTotal(recording, (total, added) => total > 0 && total <= added),
	},
	{
		id: 'additions-lost',
		says: 'Two threads that add to one number lose additions.',
		kind: 'sometimes',
		rows: ['S0-22', 'S2-33', 'S2-39'],
		judge: (recording) => judgeTotal(recording, (total, added) => total < added),
	},
	{
		id: 'nothing-lost',
		says: 'The same program can also lose nothing: one good run proves nothing.',
		kind: 'sometimes',
		knobs: true,
		judge: (recording) => judgeTotal(recording, (total, added) => total === added),
	},
	{
		id: 'atomic-loses-nothing',
		says: 'With Atomics.add the total is exactly two million.',
		kind: 'always',
		variant: 'atomic',
		rows: ['S2-39'],
		judge: (recording) => judgeTotal(recording, (total, added) => total === added),
	},
];

export const outcome: Outcomes = {
	classes: {
		'lost-nothing': 'lost nothing',
		'lost-some': 'lost some',
		'lost-most': 'lost most',
		unfinished: 'did not finish',
	},
	value: 'total',
	of(recording) {
		const [total, added] = [totalOf(recording), addedIn(recording)];
		if (total === undefined) return { outcome: 'unfinished' };
		if (total >= added) return { outcome: 'lost-nothing', value: total };
		return { outcome: total * 2 < added ? 'lost-most' : 'lost-some', value: total };
	},
};

/** Held where a total was printed and is right. */
function judgeTotal(recording: Recording, right: (total: number, added: number) => boolean): Verdict {
	const [total, added] = [totalOf(recording), addedIn(recording)];
	const at = printedAt(recording, 'Total: ', { lane: 'P1' });
	const seen = total === undefined ? 'no total was printed' : `${total} of ${added}`;
	return total !== undefined && right(total, added) ? held(seen, at) : refuted(seen, at);
}

function totalOf(recording: Recording): number | undefined {
	const found = /^Total: (-?\d+)$/m.exec(printed(recording, { lane: 'P1' }));
	return found ? Number(found[1]) : undefined;
}

/** By both together. */
function addedIn({ header }: Recording): number {
	return 2 * (header.knobs?.times?.value ?? TIMES);
}
