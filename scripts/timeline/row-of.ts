import { processOf } from '../recording/lane-order.ts';
import type { Slice } from '../recording/slices.ts';
import type { ExitEvent, Lane, Recording, RunEvent } from '../recording/types.ts';
import type { Axis } from './axis.ts';
import { barWords } from './bar-words.ts';
import { barsOf } from './bars.ts';
import { instantsOf, type Labels } from './instants.ts';
import { laneName, processName, shortened, shortId } from './lane-names.ts';
import type { Row } from './layout.ts';
import type { Span } from './scene.ts';
import type { Shape } from './shapes.ts';

/** Pixels of a frame's tab. */
export function tabWidth(tab: string): number {
	return tab.length * 8 + 10;
}

/** Pixels of a character of a name, and of a note beside it. */
const NAME_CHARACTER = 7.5;
const NOTE_CHARACTER = 6.2;
const END_CHARACTER = 7.5;

interface Place {
	recording: Recording;
	axis: Axis;
	span: Span;
	shapes: Map<string, Shape>;
	labels: Labels;
	pen: string;
	tabbed: boolean;
	/** The bar's upper edge. */
	y: number;
}

/** A lane as a row: where its name, its bars and its instants stand, and how it ended. */
export function rowOf(
	lane: Lane,
	slices: readonly Slice[],
	events: { all: readonly RunEvent[]; wanted: readonly RunEvent[] },
	{ recording, axis, span, shapes, labels, pen, tabbed, y }: Place,
): Row {
	const { width } = axis;
	const x = axis.x(lifeOf(slices)[0]?.from ?? span.from);
	// A process has its id on its tab.
	const indent = tabbed ? tabWidth(processOf(lane.id)) + 6 : 7;
	const room = Math.max(width - x - indent, x) / NAME_CHARACTER;
	const whole = lane.kind === 'process' ? processName(recording, lane) : laneName(recording, lane.id) || shortId(lane);
	const name = shortened(whole, room);
	const named = x + indent + name.length * NAME_CHARACTER;
	const right = fittingNote(lane, events.all, width - named - 6);
	const left = right ? '' : fittingNote(lane, events.all, x - name.length * NAME_CHARACTER - 12);
	const anchor = left || (named > width + 4 && x > width / 2) ? 'end' : 'start';
	const note = anchor === 'end' ? left : right;
	const bars = barsOf(slices, axis, recording);
	const exit = events.all.find((event) => event.kind === 'exit');
	const end = exit && endOf(exit, lane, axis, anchor === 'end' ? x : named + note.length * NOTE_CHARACTER);
	const below = end?.anchor === 'below' && end.label ? [end.x - end.label.length * END_CHARACTER, end.x] : [];
	const instants = instantsOf(events.wanted, lane.id, { recording, axis, shapes, labels, below });
	const said = end?.anchor === 'start' ? [{ from: end.x, to: end.x + 8 + end.label.length * END_CHARACTER }] : [];
	const words = barWords(
		bars,
		instants.map(({ x }) => x),
		said,
	);
	return {
		...{ lane: lane.id, pen, name, note, x, indent, anchor, tabbed, y, bars, words, instants },
		...(end && { end }),
	};
}

/** From the lane's start to its end. */
export function lifeOf(slices: readonly Slice[]): Slice[] {
	return slices.filter(({ kind }) => kind === 'alive' || kind === 'starting');
}

/** That only the kernel saw a lane, and that it is a copy of its parent: as much of it as there is room for. */
function fittingNote({ kernel }: Lane, events: readonly RunEvent[], room: number): string {
	if (!kernel) return '';
	const forked = !events.some(({ kind }) => kind === 'exec');
	const notes = forked
		? ['seen by the kernel, no exec', 'kernel, no exec', 'no exec']
		: ['seen by the kernel', 'kernel'];
	return notes.find((note) => note.length * NOTE_CHARACTER <= room) ?? '';
}

function endOf(exit: ExitEvent, lane: Lane, axis: Axis, named: number): NonNullable<Row['end']> {
	const words = exitWords(exit, lane);
	const x = axis.x(exit.t);
	const length = words.label.length * END_CHARACTER;
	const end = { x, t: exit.t, ...words, anchor: x + length + 8 < axis.width ? ('start' as const) : ('end' as const) };
	if (end.anchor === 'start' || named <= x - length) return end;
	return { ...end, anchor: 'below', label: words.bad ? words.label : '' };
}

/** A process says how it ended; a thread only where it did not end well. */
function exitWords({ code, signal }: ExitEvent, lane: Lane): { label: string; bad: boolean } {
	const bad = signal !== null || (code !== null && code !== 0);
	if (signal) return { label: signal, bad };
	return { label: bad || lane.kind === 'process' ? `exit ${code ?? ''}`.trim() : '', bad };
}
