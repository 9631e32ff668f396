/**
 * A recording as a Mermaid sequence diagram: a participant per lane; starts, messages, wake-ups and signals as arrows where
 * they end; what a lane printed, held, marked and how it ended as notes. A long recording is cut, and the diagram says so.
 */
import { compareMoments } from '../recording/lane-order.ts';
import { type Link, linksOf } from '../recording/links.ts';
import type { Lane, LaneId, Recording, RunEvent } from '../recording/types.ts';
import { thing } from '../timeline/things.ts';
import { eventWords } from '../timeline/words.ts';
import { mermaidText, mermaidWords } from './mermaid-text.ts';

/** What still reads, and what Mermaid still draws. */
export interface MermaidLimits {
	lanes: number;
	lines: number;
}

const LIMITS: MermaidLimits = { lanes: 16, lines: 150 };

/** The source of the diagram. */
export function mermaid(recording: Recording, limits = LIMITS): string {
	const { header, lanes } = recording;
	const shown = lanes.slice(0, limits.lanes);
	const all = linesOf(recording, new Set(shown.map(({ id }) => id)));
	const kept = all.slice(0, limits.lines);
	const what = header.lab
		? `lab ${header.lab}${header.variant ? `, ${header.variant}` : ''}`
		: header.command.join(' ');
	const left = [
		...(all.length > kept.length ? [`${all.length - kept.length} more steps`] : []),
		...(lanes.length > shown.length ? [`${lanes.length - shown.length} more lanes`] : []),
	];
	const lines = [
		'sequenceDiagram',
		`accTitle: ${mermaidWords(`What ${what} did`)}`,
		`accDescr: ${mermaidWords(`Recorded with Node ${header.node} on ${header.platform}. Order is kept, distances in time are not.`)}`,
		...shown.map((lane) => `participant ${idOf(lane.id)} as ${mermaidText(nameOf(lane))}`),
		...kept.map(({ text }) => text),
		...(header.exit ? [] : [`Note over ${over(shown)}: the recording breaks off before the end`]),
		...(left.length > 0 ? [`Note over ${over(shown)}: ${mermaidText(`not shown: ${left.join(', ')}`)}`] : []),
	];
	return `${lines.join('\n\t')}\n`;
}

interface Line {
	t: number;
	lane: LaneId;
	text: string;
	/** What a note tells of, and where an arrow comes from. */
	event: RunEvent;
	isArrow: boolean;
}

function linesOf(recording: Recording, shown: Set<LaneId>): Line[] {
	const links = linksOf(recording);
	const taken = new Set<RunEvent>(links.flatMap(({ from, to }) => [from, to]));
	const arrows = links
		.filter(({ from, to }) => shown.has(from.lane) && shown.has(to.lane))
		.map((link) => ({
			...{ t: link.to.t, lane: link.to.lane, text: arrow(link, recording) },
			...{ event: link.from, isArrow: true },
		}));
	const notes = recording.events
		.filter((event) => shown.has(event.lane) && isNote(event, taken))
		.map((event) => ({ t: event.t, lane: event.lane, text: note(event, recording), event, isArrow: false }));
	return causesFirst([...arrows, ...notes].sort(compareMoments));
}

/** Of one microsecond, what brought an arrow about comes before it: a child ends, then its parent wakes. */
function causesFirst(lines: Line[]): Line[] {
	const placed = new Set<Line>();
	const noteOf = new Map(lines.flatMap((line) => (line.isArrow ? [] : [[line.event, line] as const])));
	for (const [index, line] of lines.entries()) {
		const cause = line.isArrow ? noteOf.get(line.event) : undefined;
		if (cause && cause.t === line.t && !placed.has(cause)) {
			const before = lines.slice(index, lines.indexOf(cause) + 1);
			for (const each of before) if (each.lane === cause.lane) placed.add(each);
		}
		placed.add(line);
	}
	return [...placed];
}

const HEADS: Record<Link['kind'], string> = { spawn: '->>', message: '->>', bytes: '->>', wake: '-->>', signal: '-)' };

/** What was concluded is dotted, as wake-ups are. */
function arrow({ kind, from, to, label, inferred }: Link, recording: Recording): string {
	const words = kind === 'spawn' ? 'starts' : kind === 'wake' ? `wakes: ${thing(label, recording)}` : label;
	const head = inferred ? '-->>' : HEADS[kind];
	const how = inferred ? ' (inferred)' : '';
	const ends = to.kind === 'exit' && kind === 'signal' ? `, ${eventWords(to, recording)}` : '';
	return `${idOf(from.lane)}${head}${idOf(to.lane)}: ${mermaidText(`${words}${ends}${how}`)}`;
}

/** An arrow tells of both its events; but what was printed, and how a lane ended, is told also where an arrow begins. */
function isNote(event: RunEvent, linked: Set<RunEvent>): boolean {
	if (['out', 'exit', 'hold', 'release'].includes(event.kind)) return !isNotify(event);
	return (
		['exec', 'in', 'send', 'receive', 'signal', 'error', 'mark', 'dropped'].includes(event.kind) && !linked.has(event)
	);
}

const isNotify = (event: RunEvent): boolean => event.kind === 'release' && event.on.startsWith('atomics:');

function note(event: RunEvent, recording: Recording): string {
	return `Note over ${idOf(event.lane)}: ${mermaidText(eventWords(event, recording))}`;
}

const nameOf = ({ id, name }: Lane): string => `${id} ${name}`;
/** A dot would end the name. */
const idOf = (lane: LaneId): string => lane.replace('.', '_');

function over(lanes: Lane[]): string {
	const [first, last] = [lanes[0], lanes.at(-1)];
	if (!first || !last) return 'P1';
	return first === last ? idOf(first.id) : `${idOf(first.id)},${idOf(last.id)}`;
}
