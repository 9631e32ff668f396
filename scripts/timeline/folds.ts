import type { Slice } from '../recording/slices.ts';
import type { Recording, RunEvent } from '../recording/types.ts';
import type { Fold } from './axis.ts';
import { LONG_TASK } from './words.ts';

/** Shorter stretches of start-up stay as they are: microseconds, and share of the run. */
const START_UP_FROM = 5000;
const START_UP_SHARE = 0.04;
/** A gap folds where it is so many times the usual gap and takes so much of the run. */
const USUAL_TIMES = 20;
const SHARE = 0.6;
/** So does a gap in which nothing ran, where it is long for a reader too: microseconds, and share of the run. */
const IDLE_FROM = 500_000;
const IDLE_SHARE = 0.08;
const BUSY = 0.1;

/**
 * The stretches that are drawn short: where lanes start up, and a wait that would dwarf all else. Up to `started` nothing
 * but starts happens: that is one fold. Of a growing run only what starts up, however long the run becomes.
 */
export function foldsOf(
	times: readonly number[],
	slices: readonly Slice[],
	{ started = 0, growing = false }: { started?: number; growing?: boolean } = {},
): Fold[] {
	if (started > START_UP_FROM && times[0] === 0) {
		const later = times.filter((t) => t >= started);
		return [{ from: 0, to: started, why: 'start-up' }, ...foldsOf(later, slices)];
	}
	const starting = slices.filter(({ kind }) => kind === 'starting');
	const gaps = times.slice(1).map((to, index) => ({ from: times[index] as number, to }));
	const share = growing ? 0 : START_UP_SHARE * ((times.at(-1) ?? 0) - (times[0] ?? 0));
	const least = Math.max(START_UP_FROM, share);
	const startsUp = (gap: Gap) =>
		gap.to - gap.from >= least && starting.some((slice) => slice.from <= gap.from && slice.to >= gap.to);
	const rest = gaps.filter((gap) => !startsUp(gap));
	const lengths = rest.map(({ from, to }) => to - from).sort((a, b) => a - b);
	const total = lengths.reduce((sum, length) => sum + length, 0);
	const usual = lengths[lengths.length >> 1] ?? 0;
	return gaps.flatMap((gap) => {
		if (startsUp(gap)) return { ...gap, why: 'start-up' };
		if (growing) return [];
		const length = gap.to - gap.from;
		if (rest.length <= 2 || length <= USUAL_TIMES * usual) return [];
		const isIdle = length >= IDLE_FROM && length > IDLE_SHARE * total && !ran(gap, slices);
		return length > SHARE * total || isIdle ? { ...gap, why: '' } : [];
	});
}

/** Whether a lane was measured to run in a gap for more than a moment. */
function ran({ from, to }: Gap, slices: readonly Slice[]): boolean {
	return slices.some(
		(slice) => slice.kind === 'running' && (slice.share ?? 0) > BUSY && slice.from < to && slice.to > from,
	);
}

/** Until when nothing happens but that lanes start, all lanes of the run; 0 where that is not how it begins. */
export function startedBy({ lanes, events }: Recording): number {
	const waiting = new Set(lanes.map(({ id }) => id));
	let t = 0;
	for (const event of events) {
		if (!isStartUp(event)) break;
		if (event.kind === 'state' && event.state === 'running') waiting.delete(event.lane);
		if (event.kind !== 'cpu') t = event.t;
	}
	return lanes.length > 1 && waiting.size === 0 ? t : 0;
}

/** Whether the event tells of nothing but lanes that start. */
export function isStartUp(event: RunEvent): boolean {
	if (event.kind === 'state') return event.state === 'running' || event.state === 'online';
	// To load a program is one long task.
	if (event.kind === 'block') return event.why === LONG_TASK;
	return ['start', 'spawn', 'exec', 'cpu'].includes(event.kind);
}

interface Gap {
	from: number;
	to: number;
}
