import { arrowsOf } from '../recording/arrows.ts';
import type { Recording } from '../recording/types.ts';
import type { Axis } from './axis.ts';
import { type ArrowLine, BAR, NAME, type Row, type Span } from './layout.ts';

/** The arrows between rows that are shown, as lines. */
export function arrowLines(recording: Recording, rows: Row[], axis: Axis, span: Span): ArrowLine[] {
	const place = new Map(rows.map((row) => [row.lane, row]));
	return arrowsOf(recording).flatMap(({ kind, from, to, label }) => {
		const [start, end] = [place.get(from.lane), place.get(to.lane)];
		if (!start || !end || to.t < span.from || from.t > span.to) return [];
		const down = end.y > start.y;
		const line = {
			kind,
			t: from.t,
			x1: axis.x(from.t),
			y1: down ? start.y + BAR : start.y,
			x2: axis.x(to.t),
			y2: down ? end.y : end.y + BAR,
			label,
		};
		// The start-up shows how long it took: a spawn drops to where the lane begins, to its frame if it has one.
		return kind === 'spawn' ? { ...line, x2: end.x, y2: end.tabbed ? end.y - NAME : end.y } : line;
	});
}
