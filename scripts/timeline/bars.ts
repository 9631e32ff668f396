/** The bars of a lane as they are drawn. */
import type { Slice } from '../recording/slices.ts';
import type { Axis } from './axis.ts';
import { type Spans, spanPlaces, within } from './places.ts';
import type { RowPlace } from './row-of.ts';
import type { Layer } from './scene.ts';
import type { Thing } from './thing.ts';
import type { Window } from './window.ts';
import { LONG_TASK } from './words.ts';

/** An interval of a lane as it is drawn, with its box in pixels. */
export interface Bar {
	/** `crowd`: how many of a collapsed process's lanes there were. */
	kind: Slice['kind'] | 'crowd';
	/** Where it begins, microseconds. */
	t: number;
	x1: number;
	x2: number;
	y: number;
	height: number;
	/** How much of the row's height it fills, 0 to 1: of `running`, how much of the time it ran. */
	share?: number;
	of: Extract<Thing, { kind: 'slice' } | { kind: 'slices' } | { kind: 'group' }>;
}

/** Narrower ones are joined with neighbours that touch them, pixels. */
const NARROW = 2;
/** A thread that is busy with one thing does not stand still, only its event loop does: a strip says it. */
const STRIP = 0.25;
/** What begins or ends outside of the window is drawn a little beyond its edge. */
const BEYOND = 1.5;

/** The visible bars, in the order in which they are painted. */
export function barsOf(layers: readonly Layer[], base: Axis, window: Window, row: RowPlace): Bar[] {
	return layers.flatMap((layer) => {
		const places = spanPlaces(base, layer.slices);
		return layer.kind === 'running' ? runningBars(layer, places, window, row) : otherBars(layer, places, window, row);
	});
}

/** What is too narrow to be seen becomes part of a bar as high as both ran together. */
function runningBars({ slices }: Layer, places: Spans, window: Window, row: RowPlace): Bar[] {
	const bars: Bar[] = [];
	const [first, end] = within(places, window.from, window.to);
	let last: { x1: number; x2: number; slice: Slice } | undefined;
	const draw = ({ x1, x2, slice }: { x1: number; x2: number; slice: Slice }) => {
		const share = Math.min(1, slice.share ?? 1);
		const height = Math.max(1, Math.round(share * row.bar));
		const y = row.y + row.bar - height;
		// On whole pixels, or a seam would shine through between two of them.
		bars.push(barOf('running', slice, Math.round(x1), Math.round(x2), y, height, window, share));
	};
	for (let index = first; index < end; index++) {
		const slice = slices[index] as Slice;
		const [x1, x2] = [window.place(places.x1[index] as number), window.place(places.x2[index] as number)];
		if (last && (x2 - x1 < NARROW || last.x2 - last.x1 < NARROW) && x1 - last.x2 < 0.5) {
			const { from, share: former = 0, to } = last.slice;
			const used = former * (to - from) + (slice.share ?? 0) * (slice.to - slice.from);
			const share = used / Math.max(slice.to - from, 1);
			last = { x1: last.x1, x2, slice: { ...last.slice, to: slice.to, share } };
			continue;
		}
		if (last) draw(last);
		last = { x1, x2, slice };
	}
	if (last) draw(last);
	return bars;
}

/** Those that are too narrow to be told apart become one that knows them all; one beside a broad one is part of it. */
function otherBars({ kind, slices }: Layer, places: Spans, window: Window, row: RowPlace): Bar[] {
	const bars: Bar[] = [];
	const [first, end] = within(places, window.from, window.to);
	let until = Number.NEGATIVE_INFINITY;
	let crowd: { bar: Bar; slices: Slice[] } | undefined;
	for (let index = first; index < end; index++) {
		const slice = slices[index] as Slice;
		const [x1, x2] = [window.place(places.x1[index] as number), window.place(places.x2[index] as number)];
		if (x2 < window.left) continue;
		const isNarrow = x2 - x1 < NARROW;
		if (isNarrow && x1 - until < 1 && bars.length > 0) {
			if (crowd) {
				crowd.slices.push(slice);
				crowd.bar.x2 = Math.max(crowd.bar.x2, x2);
				crowd.bar.of = { kind: 'slices', slices: crowd.slices };
			}
			until = Math.max(until, x2);
			continue;
		}
		// A lock is a bracket under the bar.
		const share = slice.kind === 'blocked' && slice.label === LONG_TASK ? STRIP : undefined;
		const y = kind === 'holding' ? row.y + row.bar + 2 : row.y;
		const height = kind === 'holding' ? 3 : Math.max(1, Math.round((share ?? 1) * row.bar));
		const bar = barOf(kind, slice, x1, x2, y, height, window, share);
		bars.push(bar);
		crowd = isNarrow ? { bar, slices: [slice] } : undefined;
		until = Math.max(until, x2);
	}
	return bars;
}

/** Plain, since thousands of them are made for each picture. */
function barOf(
	kind: Bar['kind'],
	slice: Slice,
	x1: number,
	x2: number,
	y: number,
	height: number,
	{ left, right }: Window,
	share: number | undefined,
): Bar {
	const bar: Bar = {
		kind,
		t: slice.from,
		x1: Math.max(x1, left - BEYOND),
		x2: Math.min(Math.max(x2, x1), right + BEYOND),
		y,
		height,
		of: { kind: 'slice', slice },
	};
	if (share !== undefined) bar.share = share;
	return bar;
}
