import type { RunEvent } from '../recording/types.ts';
import { CHARACTER, type Labels, MONO, markLabel, said } from './point-labels.ts';
import type { RowPlace } from './row-of.ts';
import type { TextLine } from './text-line.ts';

/** The words of an instant; empty where there is no room. */
export interface Said {
	label: string;
	anchor: 'start' | 'middle' | 'end';
}

interface Room {
	line: TextLine;
	/** Where the lane begins: words to the left of an instant stay within its life. */
	begin: number;
	/** Where the next instant stands. */
	next: number | undefined;
	labels: Labels;
	width: number;
	row: RowPlace;
}

const NONE: Said = { label: '', anchor: 'middle' };
const LEAST_CHARACTERS = 4;
/** Pixels between a mark and words beside it. */
const BESIDE = 8;

/** The words of an instant, as many of them as its row has room for; they take that room. */
export function placeLabel(event: RunEvent, x: number, room: Room): Said {
	if (room.row.names === 'left') return besideMark(event, x, room);
	return event.kind === 'mark' ? underMark(event, x, room) : besideTick(event, x, room);
}

function underMark(event: RunEvent & { kind: 'mark' }, x: number, { line, labels, width }: Room): Said {
	const label = markLabel(event, labels);
	const half = (label.length * CHARACTER) / 2;
	const anchor = x - half < 0 ? 'start' : x + half > width ? 'end' : 'middle';
	const from = anchor === 'start' ? x : anchor === 'end' ? x - 2 * half : x - half;
	if (!line.isFree(from, from + 2 * half)) return NONE;
	line.take(from - 6, from + 2 * half + 6);
	return { label, anchor };
}

/** To the right as far as the next instant; the last one near the edge stands to the left. */
function besideTick(event: RunEvent, x: number, { line, begin, next, width }: Room): Said {
	const right = roomBehind(line, x, Math.min(next ?? width, width)) - x - BESIDE;
	if (right < MONO && next !== undefined) return NONE;
	const left = x - Math.max(roomBefore(line, x), begin, 0);
	const text = said(event);
	const toLeft = next === undefined && right < text.length * MONO && left > right;
	const characters = Math.floor((toLeft ? left - BESIDE : right) / MONO);
	if (!text || characters < Math.min(LEAST_CHARACTERS, text.length)) return NONE;
	const label = text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
	const length = label.length * MONO + BESIDE;
	if (toLeft) line.take(x - length, x + BESIDE);
	else line.take(x, x + length);
	return { label, anchor: toLeft ? 'end' : 'start' };
}

/** Where rows are low, words stand on the bar's line, behind the mark. */
function besideMark(event: RunEvent, x: number, { line, next, labels, width }: Room): Said {
	const from = x + BESIDE;
	const until = roomBehind(line, from, Math.min(next ?? width, width)) - BESIDE;
	const characters = Math.floor((until - from) / (event.kind === 'mark' ? CHARACTER : MONO));
	if (characters < 1) return NONE;
	const text = event.kind === 'mark' ? markLabel(event, labels) : said(event);
	if (!text || characters < Math.min(text.length, event.kind === 'mark' ? text.length : LEAST_CHARACTERS + 2))
		return NONE;
	const label = text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
	line.take(from, from + label.length * MONO + 4);
	return { label, anchor: 'start' };
}

/** Up to where the line is free from a place on. */
function roomBehind({ taken }: TextLine, x: number, most: number): number {
	return taken.reduce((room, { from, to }) => (to > x ? Math.min(room, Math.max(from, x)) : room), most);
}

/** From where on the line is free before a place. */
function roomBefore({ taken }: TextLine, x: number): number {
	return taken.reduce((room, { from, to }) => (from < x ? Math.max(room, Math.min(to, x)) : room), 0);
}
