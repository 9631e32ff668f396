import type { LaneId, Recording, RunEvent } from '../recording/types.ts';
import type { Axis } from './axis.ts';
import type { Shape } from './shapes.ts';
import { eventWords, markValue, payload } from './words.ts';

/** One thing at one instant, as it stands on its lane's bar. */
export interface Instant {
	t: number;
	x: number;
	shape: Shape | 'tick' | 'cross' | 'flash' | 'sent' | 'step';
	/** What stands under it; empty where there is no room. */
	label: string;
	anchor: 'start' | 'middle' | 'end';
	/** In words, for who points at it. */
	words: string;
	/** The place in the program. */
	at?: string;
}

/** How much is asked of the axis: whole labels; values alone; only that instants stay apart. */
export type Labels = 'whole' | 'short' | 'none';

const CHARACTER = 6.7;
const MONO = 7.2;
const LEAST_CHARACTERS = 4;

/** The instants of a lane, with as much of their labels as the neighbours leave room for. */
export function instantsOf(events: readonly RunEvent[], lane: LaneId, look: Look): Instant[] {
	const own = events.filter((event) => event.lane === lane && shapeOf(event, look.shapes) !== undefined);
	const places = own.map(({ t }) => look.axis.x(t));
	const start = events.find((event) => event.lane === lane && event.kind === 'start');
	// Words to the left of an instant stay within the lane's life.
	const begin = start ? look.axis.x(start.t) : 0;
	let free = Number.NEGATIVE_INFINITY;
	return own.map((event, index) => {
		const x = places[index] as number;
		const placed = besideEnd(placeLabel(event, x, { free, begin }, places[index + 1], look), event, x, look);
		if (placed.label) free = placed.until;
		return {
			t: event.t,
			x,
			shape: shapeOf(event, look.shapes) as Instant['shape'],
			label: placed.label,
			anchor: placed.anchor,
			words: eventWords(event, look.recording),
			...(event.at !== undefined && { at: event.at }),
		};
	});
}

interface Look {
	recording: Recording;
	axis: Axis;
	shapes: Map<string, Shape>;
	labels: Labels;
	/** From where to where the lane's end is said below its bar, where it is: none of its other labels stands there. */
	below?: number[];
}

/** The pixels that an event's label needs on its row. */
export function labelRoom(event: RunEvent, labels: Labels): number {
	if (event.kind !== 'mark' || labels === 'none') return event.kind === 'mark' ? 12 : 0;
	return Math.max(14, markLabel(event, labels).length * CHARACTER + (labels === 'whole' ? 15 : 8));
}

function shapeOf(event: RunEvent, shapes: Map<string, Shape>): Instant['shape'] | undefined {
	if (event.kind === 'mark') return shapes.get(event.name) ?? 'dot';
	if (event.kind === 'out') return 'tick';
	if (event.kind === 'error') return 'cross';
	if (event.kind === 'send') return 'sent';
	if (event.kind === 'state') return event.state === 'orphaned' ? 'step' : undefined;
	return event.kind === 'signal' ? 'flash' : undefined;
}

function markLabel(event: RunEvent & { kind: 'mark' }, labels: Labels): string {
	const value = markValue(event);
	const text = labels !== 'whole' && value ? value : `${event.name} ${value}`.trim();
	return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

interface Placed {
	label: string;
	anchor: Instant['anchor'];
	until: number;
}

function besideEnd(placed: Placed, event: RunEvent, x: number, { below: [from = 0, to = from] = [] }: Look): Placed {
	const length = placed.label.length * (event.kind === 'mark' ? CHARACTER : MONO);
	const left = placed.anchor === 'start' ? x : placed.anchor === 'end' ? x - length - 8 : x - length / 2;
	const isApart = from === to || left > to + 4 || left + length + 8 < from;
	return isApart ? placed : { ...placed, label: '' };
}

function placeLabel(
	event: RunEvent,
	x: number,
	{ free, begin }: { free: number; begin: number },
	next: number | undefined,
	{ axis, labels }: Look,
): Placed {
	const none = { label: '', anchor: 'middle' as const, until: free };
	if (event.kind === 'mark') {
		const label = markLabel(event, labels);
		const half = (label.length * CHARACTER) / 2;
		const anchor = x - half < 0 ? 'start' : x + half > axis.width ? 'end' : 'middle';
		const from = anchor === 'start' ? x : anchor === 'end' ? x - 2 * half : x - half;
		return from < free ? none : { label, anchor, until: from + 2 * half + 6 };
	}
	const text = said(event);
	// To the right as far as the next instant; the last one near the edge stands to the left.
	const right = Math.min(next ?? axis.width, axis.width) - x - 8;
	const left = x - Math.max(free, begin, 0);
	const toLeft = next === undefined && right < text.length * MONO && left > right;
	const room = Math.floor((toLeft ? left : right) / MONO);
	if (!text || room < Math.min(LEAST_CHARACTERS, text.length) || (!toLeft && x < free)) return none;
	const label = text.length > room ? `${text.slice(0, room - 1)}…` : text;
	return { label, anchor: toLeft ? 'end' : 'start', until: x + (toLeft ? 8 : label.length * MONO + 8) };
}

/** What stands beside an instant that is no mark. */
function said(event: RunEvent): string {
	switch (event.kind) {
		case 'out':
			return firstLine(event.text);
		case 'error':
			return event.name;
		case 'signal':
			return event.signal;
		case 'send':
			return payload(event);
		case 'state':
			return 'orphaned';
		default:
			return '';
	}
}

function firstLine(text: string | undefined): string {
	return (
		(text ?? '')
			.replace(/\u001b\[[0-9;]*m/g, '')
			.trimStart()
			.split('\n')[0]
			?.trimEnd() ?? ''
	);
}
