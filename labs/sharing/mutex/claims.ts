/** What a run of sharing/mutex shows: with a lock that both use, one worker waits for the other, and nothing is lost. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { type Hold, holdsOf } from '../../../scripts/recording/intervals.ts';
import { eventsOf, lines, threads } from '../../../scripts/recording/queries.ts';
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
			const holds = holdsIn(recording);
			const overlap = holds.find((each, index) => (holds[index - 1]?.release?.t ?? 0) > each.hold.t);
			const by = new Set(holds.map(({ hold }) => hold.lane)).size;
			const seen = `${holds.length} holds by ${by} workers, ${overlap ? 'two of them at once' : 'one after the other'}`;
			const right = holds.length === ADDED && by === 2 && holds.every(({ release }) => release) && !overlap;
			return right ? held(seen) : refuted(seen, overlap && [{ t: overlap.hold.t, lane: overlap.hold.lane }]);
		},
	},
	{
		id: 'waits',
		says: 'A worker that finds the lock taken waits, and holds it next after it was released.',
		kind: 'sometimes',
		judge(recording) {
			const waits = eventsOf(recording, 'wait').filter(({ on }) => on === LOCK);
			const seen = `${waits.length} times a worker waited`;
			const at = waits.slice(0, 1).map(({ t, lane }) => ({ t, lane }));
			return waits.length > 0 ? held(seen, at) : refuted(seen);
		},
	},
	{
		id: 'ignored-lock-loses',
		says: 'If one worker ignores the lock, additions are lost although the other one uses it.',
		kind: 'sometimes',
		variant: 'one',
		judge(recording) {
			const total = totalOf(recording);
			const by = new Set(holdsIn(recording).map(({ hold }) => hold.lane)).size;
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
			const holds = holdsIn(recording).length;
			const seen = `${saw(total)}; the lock was held ${holds} times`;
			return total !== undefined && total < ADDED && holds === 0 ? held(seen) : refuted(seen);
		},
	},
];

/** The holds of the workers' lock, by their beginning. */
function holdsIn(recording: Recording): Hold[] {
	const events = threads(recording).flatMap((lane) => [
		...eventsOf(recording, 'hold', lane),
		...eventsOf(recording, 'release', lane),
	]);
	return holdsOf(events.filter(({ on }) => on === LOCK)).sort((a, b) => a.hold.t - b.hold.t);
}

function totalOf(recording: Recording): number | undefined {
	const found = lines(recording, { lane: 'P1' }).flatMap((line) => /^Total: (-?\d+)$/.exec(line)?.[1] ?? []);
	return found[0] === undefined ? undefined : Number(found[0]);
}

function saw(total: number | undefined): string {
	return total === undefined ? 'no total was printed' : `${total} of ${ADDED}`;
}
