/** Draws a schedule in the marks of the timeline: a lane for each program, and to the right the steps. */
import { escaped } from '../timeline/plain.ts';
import { cellsOf, type LaneCells, type Lead, leadsOf } from './cells.ts';
import { drawMemory } from './draw-memory.ts';
import { BAR, CHARACTER, columnsOf, HOLD, type Sheet, sheetOf } from './draw-sheet.ts';
import { firstBroken, type Played } from './play.ts';
import type { Blocked, Model } from './types.ts';

/** How a schedule is drawn. */
export interface DrawOptions {
	/** Unique in the page. */
	id: string;
	/** What the picture shows, in a sentence. */
	says: string;
	/** Who can never move again at the end of what is drawn. */
	stuck: readonly number[];
	/** How many of the steps lie behind; the others are pale. Absent: all. */
	at?: number;
	/** The most steps that a schedule of the model has. */
	longest?: number;
}

/** The SVG. */
export function draw(model: Model, played: Played, options: DrawOptions): string {
	const { id, says, stuck, at = played.moved.length, longest } = options;
	const sheet = sheetOf(model, columnsOf(played, stuck, longest), played.moved.length);
	const cells = cellsOf(model, played, stuck);
	const { width, height } = sheet;
	const lanes = cells.map((lane, who) => drawLane(model, lane, who, sheet, at));
	return [
		`<svg class="timeline schedule" role="img" aria-labelledby="${id}-says" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
		`<title id="${id}-says">${escaped(says)}</title>`,
		`<defs><marker id="${id}-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M1 1 9 5 1 9"/></marker></defs>`,
		ruler(sheet, at),
		frame(sheet),
		...lanes,
		...leadsOf(model, played).map((lead) => drawLead(lead, sheet, id, at)),
		drawMemory(model, played, sheet, at),
		drawBroken(model, played, sheet, at),
		cursor(sheet, at),
		'</svg>',
	].join('');
}

function ruler({ columns, x, bottom, width }: Sheet, at: number): string {
	const numbers = Array.from(
		{ length: columns },
		(_, column) =>
			`<text class="${column < at ? 'gone' : ''}" x="${x(column + 0.5)}" y="13" text-anchor="middle">${column + 1}</text>`,
	);
	const lines = Array.from(
		{ length: columns + 1 },
		(_, column) => `<line class="grid" x1="${x(column)}" x2="${x(column)}" y1="20" y2="${bottom}"/>`,
	);
	return `<g class="ruler" aria-hidden="true"><text x="0" y="13">step</text>${numbers.join('')}${lines.join('')}<line class="axis" x1="${x(0)}" x2="${width}" y1="20" y2="20"/></g>`;
}

/** The frame that the lanes stand in: what is a process's in a recording, and says here that it is none. */
function frame({ x, columns, lanesTop, lanesBottom }: Sheet): string {
	const edges = [lanesTop, lanesBottom].map((y) => `<line x1="0" x2="${x(columns)}" y1="${y}" y2="${y}"/>`);
	const tab = `<rect class="tab" width="46" height="17" y="${lanesTop}"/><text class="tab-name" x="23" y="${lanesTop + 12.5}">model</text>`;
	return `<g class="frame lane-8">${edges.join('')}<line class="stem" x1="1" x2="1" y1="${lanesTop}" y2="${lanesBottom}"/>${tab}</g>`;
}

function drawLane(model: Model, lane: LaneCells, who: number, sheet: Sheet, at: number): string {
	const { x, laneTop, columns, steps } = sheet;
	const y = laneTop(who);
	const { name = '' } = model.programs[who] ?? {};
	const parts = [
		`<text class="name" x="8" y="${y - 6}">${escaped(name)}</text>`,
		`<line class="hairline" x1="${x(0)}" x2="${x(columns)}" y1="${y + BAR / 2}" y2="${y + BAR / 2}"/>`,
		...lane.did.map(
			({ at: column, label }) =>
				`<g${later(column, at)}><rect class="bar running" x="${x(column) + 0.5}" width="${x(1) - x(0) - 1}" y="${y}" height="${BAR}"/><text class="on-bar" x="${x(column + 0.5)}" y="${y + BAR / 2 + 4}">${escaped(label)}</text></g>`,
		),
		...lane.waits.map(({ from, to, why }) => {
			const words = why ? waitWords(why, (to - from) * (x(1) - x(0)) - 8) : '';
			return `<g${later(from, at, at === steps ? at : undefined)}><rect class="bar waiting" x="${x(from) + 1.5}" width="${x(to) - x(from) - 3}" y="${y + 1}" height="${BAR - 2}"/><text class="inside" x="${x(from) + 6}" y="${y + BAR / 2 + 4}">${escaped(words)}</text></g>`;
		}),
		...lane.holds.map(({ from, to, lock }) => {
			const under = y + BAR + 2 + lock * HOLD;
			const name = `<text class="held" x="${x(from) + 3}" y="${under + 11}">${escaped(model.locks[lock] ?? '')}</text>`;
			return `<g${later(from, at)}><rect class="bar holding" x="${x(from) + 0.5}" width="${x(to) - x(from) - 1}" y="${under}" height="3"/>${name}</g>`;
		}),
		lane.ended === undefined
			? ''
			: `<g class="end"${lane.ended > at ? ' opacity="0.3"' : ''}><path d="M${x(lane.ended)} ${y - 2}V${y + BAR + 2}"/></g>`,
	];
	return `<g class="row lane-${who + 1}">${parts.join('')}</g>`;
}

/** What lies ahead is pale. */
function later(column: number, at: number, last = Number.POSITIVE_INFINITY): string {
	return column >= at && column < last ? ' class="later"' : '';
}

function waitWords(why: Blocked, room: number): string {
	const on = 'on' in why ? why.on : '';
	const long = {
		lock: `waits for ${on}`,
		full: `${on} is full`,
		empty: `${on} is empty`,
		asleep: `sleeps on ${on}`,
		ended: '',
	};
	const short = { lock: `… ${on}`, full: 'full', empty: 'empty', asleep: 'sleeps', ended: '' };
	return [long[why.why], short[why.why]].find((words) => words.length * CHARACTER <= room) ?? '';
}

function drawLead({ kind, from, to }: Lead, { x, laneTop }: Sheet, id: string, at: number): string {
	const down = to.who > from.who;
	const y1 = laneTop(from.who) + (down ? BAR : 0);
	const y2 = laneTop(to.who) + (down ? 0 : BAR);
	const late = to.at >= at ? ' later' : '';
	const x2 = x(to.at) + 6;
	const dot = kind === 'message' ? `<circle class="sent${late}" cx="${x(from.at + 0.5)}" cy="${y1}" r="3"/>` : '';
	return `<line class="arrow ${kind}${late}" x1="${x(from.at + 0.5)}" y1="${y1}" x2="${Math.max(x2, x(from.at + 0.5) + 10)}" y2="${y2}" marker-end="url(#${id}-head)"/>${dot}`;
}

function drawBroken(model: Model, played: Played, { x, bottom, width }: Sheet, at: number): string {
	const broken = firstBroken(model, played);
	if (!broken || broken.step > at) return '';
	const place = x(broken.step);
	const room = Math.round(broken.says.length * CHARACTER + 66);
	const left = Math.max(0, Math.min(place - room, width - room));
	return `<g class="broken"><line x1="${place}" x2="${place}" y1="20" y2="${bottom + 2}"/><rect x="${left}" width="${room}" y="${bottom + 2}" height="19"/><text x="${left + 8}" y="${bottom + 16}">breaks: ${escaped(broken.says)}</text></g>`;
}

function cursor({ x, bottom }: Sheet, at: number): string {
	const place = x(at);
	return `<g class="cursor" aria-hidden="true"><line x1="${place}" x2="${place}" y1="14" y2="${bottom}"/><path d="M${place - 5} 9H${place + 5}L${place} 16z"/></g>`;
}
