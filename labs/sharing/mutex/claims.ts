/** What a run of sharing/mutex shows: with a lock that both use, one worker waits for the other, and nothing is lost. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { lines } from '../../../scripts/recording/queries.ts';
import { holds, overlaps, waits } from '../../../scripts/recording/relations.ts';
import type { Recording } from '../../../scripts/recording/types.ts';

const ADDED = 8;
const LOCK = 'lock:total';

export const claims: Claim[] = [
	{
		id: 'nothing-lost',
		says: 'With the lock the total is exactly what was added.',
		kind: 'always',
		rows: ['S0-38'],
		judge(recording) {
			const total = totalOf(recording);
			return total === ADDED ? held(saw(total)) : refuted(saw(total));
		},
	},
	{
		id: 'one-at-a-time',
		says: 'The lock is held once for each addition, and never by both workers at once.',
		kind: 'always',
		rows: ['S2-34'],
		judge(recording) {
			const found = holds(recording, { on: LOCK });
			const by = new Set(found.map(({ lane }) => lane)).size;
			const [both] = overlaps(found);
			const seen = `${found.length} holds by ${by} workers, ${both ? 'two of them at once' : 'one after the other'}`;
			const right = found.length === ADDED && by === 2 && found.every(({ end }) => end) && !both;
			return right ? held(seen) : refuted(seen, both && [{ t: both[1].from, lane: both[1].lane }]);
		},
	},
	{
		id: 'waits',
		says: 'A worker that finds the lock taken stands still until it is released.',
		kind: 'sometimes',
		judge(recording) {
			const found = waits(recording, { on: LOCK }).filter(({ end }) => end);
			const longest = found.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
			if (!longest) return refuted('nobody had to wait');
			const seen = `${found.length} times, once for ${((longest.to - longest.from) / 1000).toFixed(1)} ms`;
			return held(seen, [{ t: longest.from, lane: longest.lane }]);
		},
	},
	{
		id: 'ignored-lock-loses',
		says: 'If one worker ignores the lock, additions are lost although the other one uses it.',
		kind: 'sometimes',
		variant: 'one',
		judge(recording) {
			const total = totalOf(recording);
			const by = new Set(holds(recording, { on: LOCK }).map(({ lane }) => lane)).size;
			const seen = `${saw(total)}; ${by} of 2 workers used the lock`;
			return total !== undefined && total < ADDED && by === 1 ? held(seen) : refuted(seen);
		},
	},
	{
		id: 'no-lock-loses',
		says: 'Without the lock additions are lost.',
		kind: 'sometimes',
		variant: 'none',
		judge(recording) {
			const total = totalOf(recording);
			const times = holds(recording, { on: LOCK }).length;
			const seen = `${saw(total)}; the lock was held ${times} times`;
			return total !== undefined && total < ADDED && times === 0 ? held(seen) : refuted(seen);
		},
	},
];

function totalOf(recording: Recording): number | undefined {
	const found = lines(recording, { lane: 'P1' }).flatMap((line) => /^Total: (-?\d+)$/.exec(line)?.[1] ?? []);
	return found[0] === undefined ? undefined : Number(found[0]);
}

function saw(total: number | undefined): string {
	return total === undefined ? 'no total was printed' : `${total} of ${ADDED}`;
}
