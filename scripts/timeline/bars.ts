import type { Slice } from '../recording/slices.ts';
import type { LaneId, Recording } from '../recording/types.ts';
import type { Axis } from './axis.ts';
import { outerWaits } from './outer-waits.ts';
import { thing } from './things.ts';
import { duration, LONG_TASK } from './words.ts';

/** An interval of a lane as it is drawn. */
export interface Bar {
	kind: Slice['kind'];
	/** Where it begins, microseconds and pixels, and where it ends. */
	t: number;
	x1: number;
	x2: number;
	/** In words, for who points at it. */
	label: string;
	/** How much of the row's height it fills, 0 to 1: of `running`, how much of the time it ran. */
	share?: number;
}

/** Those below are painted first. */
const LAYERS: Slice['kind'][] = ['starting', 'alive', 'running', 'blocked', 'stopped', 'waiting', 'holding', 'zombie'];
const PIXEL = 0.5;
/** A thread that is busy with one thing does not stand still, only its event loop does: a strip says it. */
const STRIP = 0.25;
/** Neighbours whose heights differ by less look alike. */
const ALIKE = 0.05;

/** The bars of a lane, in the order in which they are painted. Being an orphan is an instant's matter. */
export function barsOf(slices: readonly Slice[], axis: Axis, recording: Pick<Recording, 'lanes'>): Bar[] {
	const inner = outerWaits(slices);
	const bars = mergeRunning(slices.filter((slice) => LAYERS.includes(slice.kind) && !inner.has(slice)))
		.sort((a, b) => LAYERS.indexOf(a.kind) - LAYERS.indexOf(b.kind))
		.map((slice) => ({
			kind: slice.kind,
			t: slice.from,
			x1: axis.x(slice.from),
			x2: axis.x(slice.to),
			label: sliceWords(slice, recording),
			...(slice.share !== undefined && { share: Math.min(1, slice.share) }),
			...(isLongTask(slice) && { share: STRIP }),
		}));
	return legible(bars);
}

/** Of bars of a kind that would lie on one pixel, the first. */
function legible(bars: readonly Bar[]): Bar[] {
	const drawn = new Map<Bar['kind'], number>();
	return bars.filter(({ kind, x2 }) => {
		if (x2 - (drawn.get(kind) ?? Number.NEGATIVE_INFINITY) < PIXEL) return false;
		drawn.set(kind, x2);
		return true;
	});
}

function isLongTask({ kind, label }: Slice): boolean {
	return kind === 'blocked' && label === LONG_TASK;
}

/** Readings that look alike become one: the timeline says how much ran, not how often it was read. */
function mergeRunning(slices: readonly Slice[]): Slice[] {
	const merged: Slice[] = [];
	const last = new Map<LaneId, Slice>();
	for (const slice of slices) {
		const before = slice.kind === 'running' ? last.get(slice.lane) : undefined;
		const [share, former] = [slice.share ?? 0, before?.share ?? 0];
		if (before && before.to === slice.from && Math.abs(Math.min(1, share) - Math.min(1, former)) < ALIKE) {
			const used = former * (before.to - before.from) + share * (slice.to - slice.from);
			before.to = slice.to;
			before.share = used / (slice.to - before.from);
			continue;
		}
		const kept = { ...slice };
		merged.push(kept);
		if (slice.kind === 'running') last.set(slice.lane, kept);
	}
	return merged;
}

function sliceWords({ kind, label, share = 0, from, to }: Slice, recording: Pick<Recording, 'lanes'>): string {
	switch (kind) {
		case 'running':
			return `ran for ${Math.round(share * 100)} % of ${duration(to - from)}`;
		case 'waiting':
			return `waits for ${thing(label, recording)}`;
		case 'holding':
			return `holds ${thing(label, recording)}`;
		case 'blocked':
			return label === LONG_TASK ? 'keeps its event loop waiting' : `stands still: ${label}`;
		case 'stopped':
			return 'stopped';
		case 'zombie':
			return 'zombie';
		default:
			return label;
	}
}
