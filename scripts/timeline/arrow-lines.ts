import type { Arrow } from '../recording/arrows.ts';
import type { Recording } from '../recording/types.ts';
import type { Axis } from './axis.ts';
import { BAR, NAME, type Row } from './layout.ts';
import type { Scene } from './scene.ts';
import { thing } from './things.ts';

/** An arrow between two rows. */
export interface ArrowLine {
	kind: Arrow['kind'];
	t: number;
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	/** In words, for who points at it. */
	label: string;
}

/** More of a kind would be a hedge, and not be told apart. */
export const MOST_ARROWS = 48;

/** The arrows between rows that are shown, as lines; and of which kinds how many more there were than can be read. */
export function arrowLines(
	{ arrows: shown, recording }: Scene,
	rows: Row[],
	axis: Axis,
): { arrows: ArrowLine[]; left: Map<Arrow['kind'], number> } {
	const place = new Map(rows.map((row) => [row.lane, row]));
	const left = new Map<Arrow['kind'], number>();
	const counts = new Map<Arrow['kind'], number>();
	const arrows = shown.flatMap((arrow): ArrowLine[] => {
		const { kind, from, to } = arrow;
		const [start, end] = [place.get(from.lane) as Row, place.get(to.lane) as Row];
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		if (kind !== 'spawn' && count > MOST_ARROWS) {
			left.set(kind, count - MOST_ARROWS);
			return [];
		}
		const down = end.y > start.y;
		const line = {
			kind,
			t: from.t,
			x1: axis.x(from.t),
			y1: down ? start.y + BAR : start.y,
			x2: axis.x(to.t),
			y2: down ? end.y : end.y + BAR,
			label: arrowWords(arrow, recording),
		};
		// The start-up shows how long it took: a spawn drops to where the lane begins, to its frame if it has one.
		return [kind === 'spawn' ? { ...line, x2: end.x, y2: end.tabbed ? end.y - NAME : end.y } : line];
	});
	return { arrows, left };
}

function arrowWords({ kind, label }: Arrow, recording: Recording): string {
	if (kind === 'wake') return `wakes: ${thing(label, recording)}`;
	if (kind === 'spawn') return `starts ${label}`;
	return label;
}
