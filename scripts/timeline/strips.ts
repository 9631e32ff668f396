import type { RunEvent } from '../recording/types.ts';
import { CHARACTER } from './point-labels.ts';
import type { TextLine } from './text-line.ts';
import type { Thing } from './thing.ts';
import type { Window } from './window.ts';

/** Instants that stand too near each other to be drawn: how many, and where they crowd. */
export interface Strip {
	x1: number;
	x2: number;
	/** How many there are, in words; empty where there is no room. */
	label: string;
	/** Where the words stand: their middle. */
	x: number;
	/** Where they stand and how they crowd, 0 to 1. */
	peaks: { x: number; share: number }[];
	of: Extract<Thing, { kind: 'events' }>;
}

/** Pixels that one peak takes. */
const PEAK = 2;
const NAMES: Partial<Record<RunEvent['kind'], string>> = {
	mark: 'marks',
	out: 'prints',
	send: 'messages sent',
	error: 'errors',
	signal: 'signals',
};

/** A strip of events that stand at these places of the base axis; its words take their room on the line, which is the bar's own where rows are low. */
export function stripOf(
	events: RunEvent[],
	places: Float64Array,
	window: Window,
	{ line, low }: { line: TextLine; low: boolean },
): Strip {
	const counts = new Map<number, number>();
	for (const place of places) {
		const at = Math.round(window.place(place) / PEAK) * PEAK;
		counts.set(at, (counts.get(at) ?? 0) + 1);
	}
	const most = Math.max(...counts.values());
	const x1 = window.place(places[0] as number);
	const x2 = window.place(places.at(-1) as number);
	return {
		...{ x1, x2, ...wordsOf(events, x1, x2, window, { line, low }) },
		peaks: [...counts].map(([x, count]) => ({ x, share: count / most })),
		of: { kind: 'events', events },
	};
}

function wordsOf(
	events: readonly RunEvent[],
	x1: number,
	x2: number,
	{ left, right }: Window,
	{ line, low }: { line: TextLine; low: boolean },
): { label: string; x: number } {
	const kinds = new Set(events.map(({ kind }) => kind));
	const [kind] = kinds;
	const name = (kinds.size === 1 && kind && NAMES[kind]) || 'events';
	for (const label of [`${events.length} ${name}`, String(events.length)]) {
		const half = (label.length * CHARACTER) / 2;
		const x = Math.min(Math.max((x1 + x2) / 2, left + half), right - half);
		// On the bar's own line other instants stand beside the strip.
		if (low && 2 * half + 4 > x2 - x1) continue;
		if (!line.isFree(x - half - 3, x + half + 3)) continue;
		line.take(x - half - 3, x + half + 3);
		return { label, x };
	}
	return { label: '', x: (x1 + x2) / 2 };
}
