/** The decisive moment of a race as a scene: which lanes, which stretch of time, and what the numbers come to. */
import type { LaneId, MarkEvent, Recording } from '../../scripts/recording/types.ts';
import { type Decisive, decisiveEvents, numberOf, salesOf } from '../../scripts/timeline/decisive.ts';
import { draw } from '../../scripts/timeline/draw.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { BAR, type Layout, layout } from '../../scripts/timeline/layout.ts';
import { escaped } from '../../scripts/timeline/plain.ts';
import { sceneOf } from '../../scripts/timeline/scene.ts';

export interface RaceScene {
	lanes: LaneId[];
	/** The stretch that is shown, microseconds. */
	from: number;
	to: number;
	/** The two sales of which one was not counted; absent where no two began with one number. */
	decisive?: Decisive;
	/** What is left at the end of the stretch: as the program has it, and as its sales make it. */
	byProgram: number;
	bySales: number;
	/** What happened, in two short sentences. */
	verdict: string;
}

/** The scene of a recording whose lanes mark `read` and `write` with the number that they read and wrote. */
export function raceScene(recording: Recording): RaceScene {
	const sales = salesOf(recording);
	const [first] = sales;
	if (!first) throw new Error('the recording has no marks "read" and "write" to make a race of');
	const lanes = [...new Set(sales.map(({ read }) => read.lane))].sort();
	const one = numberOf(first.read) - numberOf(first.write);
	const decisive = decisiveEvents(recording);
	if (!decisive) {
		const last = [...sales].sort((a, b) => a.write.t - b.write.t).at(-1) as (typeof sales)[number];
		const start = Math.max(...sales.map(({ read }) => numberOf(read)));
		const byProgram = numberOf(last.write);
		return {
			lanes,
			...around(first.read.t, last.write.t, recording),
			byProgram,
			bySales: start - one * sales.length,
			verdict: `${words(sales.length)} sales. ${words((start - byProgram) / one)} counted.`,
		};
	}
	const [from, to] = [decisive.events[0] as MarkEvent, decisive.events[3] as MarkEvent];
	return {
		lanes,
		...around(from.t, to.t, recording),
		decisive,
		byProgram: decisive.wrote,
		bySales: decisive.read - 2 * (decisive.read - decisive.wrote),
		verdict: 'Two sales. One counted.',
	};
}

/** Some room before, and more behind as long as nothing else is marked there. */
function around(first: number, last: number, { events }: Recording): { from: number; to: number } {
	const span = Math.max(last - first, 100);
	const before = events.findLast((event) => event.kind === 'mark' && event.t < first)?.t ?? 0;
	const next = events.find((event) => event.kind === 'mark' && event.t > last)?.t ?? Number.POSITIVE_INFINITY;
	const behind = Math.max(last + 1, Math.min(last + 0.75 * span, next - 1));
	return { from: Math.max(0, before + 1, Math.round(first - 0.2 * span)), to: Math.round(behind) };
}

export interface RaceDrawing {
	id: string;
	width: number;
	className?: string;
	/** Only the first so many of the scene's marks. */
	marks?: number;
	/** Only marks of this name. */
	only?: string;
	/** Only the first so many lanes. */
	lanes?: number;
	/** Whether the two writes are joined, with the verdict. */
	joined?: boolean;
	/** More room between rows, pixels. */
	spread?: number;
}

/** Draws a scene, or as much of it as has been told so far. */
export function drawRace(
	recording: Recording,
	scene: RaceScene,
	{ id, width, className, marks, only, lanes = scene.lanes.length, joined = true, spread = 26 }: RaceDrawing,
): { svg: string; layout: Layout } {
	const told = recording.events
		.filter((event) => event.kind === 'mark' && event.t >= scene.from && event.t <= scene.to)
		.filter((event) => only === undefined || (event.kind === 'mark' && event.name === only))
		.slice(0, marks);
	const shown = scene.lanes.slice(0, lanes);
	const { from, to } = scene;
	const laid = layout(sceneOf(recording, { lanes: shown, from, to, show: (event) => told.includes(event), spread }), {
		width,
	});
	const names = shown.map((lane) => laneName(recording, lane)).join(' and ');
	const said = told.map(
		(event) => `${laneName(recording, event.lane)} ${event.kind === 'mark' ? `${event.name} ${numberOf(event)}` : ''}`,
	);
	const says = `${names}, one time axis. ${said.join(', then ')}${said.length > 0 ? '.' : ''}${joined ? ` ${scene.verdict}` : ''}`;
	const over = joined ? link(laid, scene) : '';
	return { svg: draw(laid, { id, says, className: `${className ?? ''} race-timeline`, over }), layout: laid };
}

/** Joins the write that was lost with the one that undid it. */
function link(laid: Layout, { decisive, verdict }: RaceScene): string {
	if (!decisive) return '';
	const [lost, kept] = decisive.sales.map(({ write }) => {
		const row = laid.rows.find(({ lane }) => lane === write.lane);
		return { x: laid.axis.x(write.t), y: (row?.y ?? 0) + BAR / 2, t: write.t };
	}) as [Point, Point];
	const share = (x: number) => `${((x / laid.width) * 100).toFixed(2)}%`;
	const line = `<line class="joined" data-t="${kept.t}" x1="${share(lost.x)}" y1="${lost.y}" x2="${share(kept.x)}" y2="${kept.y}"/>`;
	const right = Math.max(lost.x, kept.x);
	const left = Math.min(lost.x, kept.x);
	const room = 16 + verdict.length * VERDICT_CHARACTER;
	const between = (lost.y + kept.y) / 2 + 5;
	const at = (x: number, y: number, more = '') =>
		`<text class="verdict" data-t="${kept.t}" x="${share(x)}" y="${y}"${more}>${escaped(verdict)}</text>`;
	if (right + room < laid.width) return `<g>${line}${at(right, between, ' dx="16"')}</g>`;
	if (left - room > 0) return `<g>${line}${at(left, between, ' dx="-16" text-anchor="end"')}</g>`;
	// Where there is no room beside it, it stands below.
	laid.height += 26;
	return `<g>${line}${at(0, laid.height - 6)}</g>`;
}

/** Pixels of a character of the verdict. */
const VERDICT_CHARACTER = 8.6;

interface Point {
	x: number;
	y: number;
	t: number;
}

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];

function words(count: number): string {
	return WORDS[count] ?? String(count);
}
