import type { Bar } from './bars.ts';
import type { Group, Step } from './groups.ts';
import { type Spans, spanPlaces, within } from './places.ts';
import { type Look, type Row, type RowPlace, rowWith } from './row-of.ts';
import type { Window } from './window.ts';

/** Narrower steps are joined, pixels. */
const NARROW = 2;

/** A collapsed process as a row: as high as many of its lanes were there at once, and filled as many as ran. */
export function groupRow(group: Group, place: { top: number; tabbed: boolean }, look: Look): Row {
	const { density, window, base } = look;
	const row: RowPlace = { ...density, top: place.top, y: place.top + density.above };
	const bars = crowdBars(group, spanPlaces(base, group.steps), window, row);
	const lane = group.lane.lane.id;
	return { ...rowWith(group.lane, bars, row, place.tabbed, look), lane, of: { kind: 'group', lane } };
}

function crowdBars({ steps, most, lane }: Group, places: Spans, window: Window, row: RowPlace): Bar[] {
	const [first, end] = within(places, window.from, window.to);
	const joined: (Step & { x1: number; x2: number })[] = [];
	for (let index = first; index < end; index++) {
		const step = steps[index] as Step;
		const [x1, x2] = [window.place(places.x1[index] as number), window.place(places.x2[index] as number)];
		const last = joined.at(-1);
		if (last && last.to === step.from && (x2 - x1 < NARROW || last.x2 - last.x1 < NARROW)) {
			const [before, own] = [last.to - last.from, step.to - step.from];
			const mean = (a: number, b: number) => (a * before + b * own) / (before + own);
			Object.assign(last, { to: step.to, x2, alive: mean(last.alive, step.alive), ran: mean(last.ran, step.ran) });
		} else joined.push({ ...step, x1, x2 });
	}
	const of = { kind: 'group' as const, lane: lane.lane.id };
	const bar = (kind: Bar['kind'], count: number, { x1, x2, from }: (typeof joined)[number]): Bar => {
		const share = Math.min(1, count / most);
		const height = Math.max(1, Math.round(share * row.bar));
		// On whole pixels, or a seam would shine through between two of them.
		const edges = { x1: Math.round(Math.max(x1, window.left)), x2: Math.round(Math.min(x2, window.right)) };
		return { kind, t: from, ...edges, y: row.y + row.bar - height, height, share, of };
	};
	return [
		...joined.map((step) => bar('crowd', step.alive, step)),
		...joined.filter(({ ran }) => ran > 0.01).map((step) => bar('running', step.ran, step)),
	];
}
