/** Where the names of rows stand. */
import { processOf } from '../recording/lane-order.ts';
import { shortened } from './lane-names.ts';
import type { RowPlace } from './row-of.ts';
import type { SceneLane } from './scene.ts';
import type { Window } from './window.ts';

/** A row's name, and what else there is to say of its lane. */
export interface NamePlace {
	name: string;
	note: string;
	/** Where the name stands, and how far it gives way to the frame's tab. */
	x: number;
	indent: number;
	/** `end`: to the left of where the lane begins, since to the right there is no room. */
	anchor: 'start' | 'end';
	/** Its line, and up to where it goes. */
	baseline: number;
	until: number;
}

/** Pixels of a character of a name, of a note beside it, of a name in a gutter. */
const CHARACTER = 7.5;
const NOTE = 6.2;
const SMALL = 6.9;
/** Pixels by which a row in a gutter is set in for each step of the tree. */
const STEP = 6;
const DEEPEST = 4;
/** Pixels for the button that collapses a process; and the fewest characters that are left of a name. */
const BUTTON = 26;
const FEWEST = 5;

/** Pixels of a frame's tab. */
export function tabWidth(tab: string): number {
	return tab.length * 8 + 10;
}

/** Pixels of a tab in a gutter. */
export function smallTabWidth(tab: string): number {
	return tab.length * 6.5 + 8;
}

/** Above the bar, from where the lane begins; at the edge of what is visible where it began before. */
export function nameAbove(
	{ lane, name: { name: whole, notes } }: SceneLane,
	row: RowPlace,
	tabbed: boolean,
	begin: number,
	{ left, right }: Window,
): NamePlace {
	// A process has its id on its tab; of one that begins later both stand at the edge.
	const tab = tabbed ? tabWidth(processOf(lane.id)) : 0;
	const isThread = lane.kind === 'thread';
	const x = Math.min(Math.max(begin, left), right - tab);
	// The tab of a process without a row stands at the edge, before the name of its first thread.
	const indent = isThread ? Math.max(7, tabbed ? left + tab + 6 - x : 0) : tab + 6;
	const name = shortened(whole, Math.max(right - x - indent, x - left) / CHARACTER);
	const named = x + indent + name.length * CHARACTER;
	const fitting = (room: number) => notes.find((note) => note.length * NOTE <= room) ?? '';
	const behind = fitting(right - named - 6);
	const before = behind ? '' : fitting(x - left - name.length * CHARACTER - 12);
	const anchor = before || (named > right + 4 && x > (left + right) / 2) ? 'end' : 'start';
	const note = anchor === 'end' ? before : behind;
	return { name, note, x, indent, anchor, baseline: row.y - 6, until: named + note.length * NOTE };
}

/** In the gutter, on the bar's line. */
export function nameLeft({ lane, depth, holds, name }: SceneLane, row: RowPlace, tabbed: boolean): NamePlace {
	const x = Math.min(depth, DEEPEST) * STEP;
	const indent = tabbed ? smallTabWidth(processOf(lane.id)) + 5 : 8;
	const room = row.left - x - indent - (holds ? BUTTON : 6);
	const shown = shortened(name.name, room / SMALL, FEWEST);
	return {
		...{ name: shown, note: '', x, indent, anchor: 'start' as const },
		...{ baseline: row.y + row.bar / 2 + 4, until: x + indent + shown.length * SMALL },
	};
}
