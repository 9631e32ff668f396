/** What a run of sharing/mutex shows: with a lock that both use, one worker waits for the other, and nothing is lost. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { lines, printedAt } from '../../../scripts/recording/queries.ts';
import { holds, overlaps, waits } from '../../../scripts/recording/relations.ts';
import type { OutputEvent, Recording } from '../../../scripts/recording/types.ts';

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
			return total === ADDED ? held(saw(total), told(recording)) : refuted(saw(total), told(recording));
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
			const at = both ? both.map(({ begin }) => begin) : [found.at(0)?.begin, found.at(-1)?.end];
			return right ? held(seen, at) : refuted(seen, at);
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
			return held(seen, [longest.begin, longest.end]);
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
			const right = total !== undefined && total < ADDED && by === 1;
			return right ? held(seen, told(recording)) : refuted(seen, told(recording));
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
			const right = total !== undefined && total < ADDED && times === 0;
			return right ? held(seen, told(recording)) : refuted(seen, told(recording));
		},
	},
	{
		id: 'short-section-loses-nothing',
		says: 'With the work moved out of the lock, the total is still exactly what was added.',
		kind: 'always',
		variant: 'short-section',
		judge(recording) {
			const total = totalOf(recording);
			return total === ADDED ? held(saw(total), told(recording)) : refuted(saw(total), told(recording));
		},
	},
	{
		id: 'short-section-is-short',
		says: 'With the work moved out of it, the lock is held for less time in all than the work alone takes.',
		kind: 'sometimes',
		variant: 'short-section',
		judge(recording) {
			const found = holds(recording, { on: LOCK });
			const us = found.reduce((sum, { from, to }) => sum + to - from, 0);
			const seen = `${found.length} holds, ${(us / 1000).toFixed(1)} ms in all, beside ${ADDED} ms of work`;
			const at = [found.at(0)?.begin, found.at(-1)?.end];
			return found.length === ADDED && us < ADDED * 1000 ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'short-section-is-free',
		says: 'With the work moved out of it, most additions find the lock free.',
		kind: 'sometimes',
		variant: 'short-section',
		judge(recording) {
			const found = waits(recording, { on: LOCK });
			const seen = `${found.length} of ${ADDED} additions waited`;
			return found.length * 2 < ADDED ? held(seen, told(recording)) : refuted(seen, told(recording));
		},
	},
];

/** When the total was printed. */
function told(recording: Recording): OutputEvent[] {
	return printedAt(recording, 'Total: ', { lane: 'P1' });
}

function totalOf(recording: Recording): number | undefined {
	const found = lines(recording, { lane: 'P1' }).flatMap((line) => /^Total: (-?\d+)$/.exec(line)?.[1] ?? []);
	return found[0] === undefined ? undefined : Number(found[0]);
}

function saw(total: number | undefined): string {
	return total === undefined ? 'no total was printed' : `${total} of ${ADDED}`;
}
