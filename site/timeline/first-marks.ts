/** Where a reader meets each kind of mark first. Pure. */
import type { MarkKind } from '../../scripts/timeline/first-use.ts';
import type { Instant } from '../../scripts/timeline/instants.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import { SHAPES, type Shape } from '../../scripts/timeline/shapes.ts';

/** A mark with its instant and its place, pixels. */
export interface FirstMark {
	kind: MarkKind;
	t: number;
	x: number;
	y: number;
}

/** The first mark of each kind that is visible; those that tell most come first. */
export function firstMarks({ rows, arrows, stems, ruler, width }: Layout): FirstMark[] {
	const found = new Map<MarkKind, FirstMark>();
	const meet = (kind: MarkKind, t: number, x: number, y: number) => {
		const known = found.get(kind);
		if (x >= 0 && x <= width && (!known || t < known.t)) found.set(kind, { kind, t, x, y });
	};
	for (const { bars, instants, strips, y, bar } of rows) {
		for (const { kind, t, x1, x2, share = 1 } of bars) {
			// What is too short to be seen is not explained.
			if (x2 - x1 < SEEN) continue;
			meet(kind === 'blocked' && share < 1 ? 'busy' : kind, t, Math.max(0, x1), y + bar);
		}
		for (const { shape, t, x, tail } of instants) {
			meet(isMark(shape) ? 'mark' : shape, t, x, y + bar);
			if (tail !== undefined) meet('tail', t, x, y + bar);
		}
		for (const { of, x1 } of strips) meet('strip', of.events[0]?.t ?? 0, Math.max(0, x1), y + bar);
	}
	for (const { kind, t, x2, y2, of } of arrows) meet(of.kind === 'arrows' ? 'many' : kind, t, x2, y2);
	for (const { adopted, t, x, y2 } of stems) meet(adopted ? 'adopted' : 'hung', t, x, y2);
	for (const { x1, x2, of } of ruler.folds) meet('fold', of.fold.from, Math.max(0, (x1 + x2) / 2), RULER);
	return [...found.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const SEEN = 12;
const RULER = 22;
/** What tells most first. */
const ORDER: MarkKind[] = [
	...(['running', 'mark', 'message', 'waiting', 'holding', 'wake', 'blocked', 'busy', 'zombie', 'orphaned'] as const),
	...([
		'signal',
		'bytes',
		'tick',
		'cross',
		'flash',
		'sent',
		'step',
		'stopped',
		'alive',
		'starting',
		'spawn',
		'hung',
		'adopted',
		'tail',
		'strip',
		'many',
		'fold',
	] as const),
];

function isMark(shape: Instant['shape']): shape is Shape {
	return (SHAPES as readonly string[]).includes(shape);
}
