/** Draws a layout as SVG: at build time into the page, and live in it. Colours come from classes alone. */
import type { Recording } from '../recording/types.ts';
import type { ArrowLine } from './arrow-lines.ts';
import { arrowWords } from './arrow-words.ts';
import type { Bar } from './bars.ts';
import { drawInstant, drawStrip } from './draw-instants.ts';
import type { Frame, Layout, Row } from './layout.ts';
import { escaped } from './plain.ts';
import { sliceWords } from './slice-words.ts';
import { stripesOf } from './stripes.ts';
import type { Stem } from './tree.ts';

export interface DrawOptions {
	/** Unique in the page: what stands inside refers to itself by it. */
	id: string;
	/** What the figure shows, in a sentence. */
	says: string;
	className?: string;
	/** More to draw over the bars and under what is written, as SVG. */
	over?: string;
	/** False where something else tells what one points at. */
	titles?: boolean;
}

/** The SVG. It is as wide as its place: horizontal places are shares of the width, so that text keeps its size. */
export function draw(layout: Layout, { id, says, className = '', over = '', titles = true }: DrawOptions): string {
	const share = (x: number) => `${+((x / layout.width) * 100).toFixed(3)}%`;
	const context: Context = { id, share, titles, recording: layout.scene.recording, ...layout };
	return [
		`<svg class="timeline ${className}" role="img" aria-labelledby="${id}-says" width="100%" height="${layout.height}">`,
		`<title id="${id}-says">${escaped(says)}</title>`,
		defs(context),
		ruler(layout, context),
		...layout.arrows.map((arrow) => drawArrow(arrow, context)),
		...layout.stems.map((stem) => drawStem(stem, context)),
		...layout.frames.map((frame) => drawFrame(frame, context)),
		...layout.rows.map((row) => hairline(row, context)),
		`<g clip-path="url(#${id}-past)">`,
		...layout.rows.map((row) => drawBars(row, context)),
		'</g>',
		over,
		...layout.rows.map((row) => drawRow(row, context)),
		...layout.arrows.map(({ count }) => (count ? drawCount(count, context) : '')),
		'</svg>',
	].join('');
}

/** What the parts are drawn with. */
export interface Context {
	id: string;
	share(x: number): string;
	titles: boolean;
	recording: Recording;
	height: number;
	left: number;
}

function defs({ id, height }: Context): string {
	const hatch = `<pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="1.75" height="6"/></pattern>`;
	const head = `<marker id="${id}-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M1 1 9 5 1 9"/></marker>`;
	const pause = `<pattern id="${id}-pause" width="9" height="6" patternUnits="userSpaceOnUse"><rect class="pause" x="2" width="1.5" height="6"/><rect class="pause" x="5" width="1.5" height="6"/></pattern>`;
	const dot = `<marker id="${id}-sent" viewBox="0 0 6 6" refX="3" refY="3" markerWidth="6" markerHeight="6" markerUnits="userSpaceOnUse"><circle class="sent" cx="3" cy="3" r="2.5"/></marker>`;
	// What lies ahead of the player's cursor is clipped away.
	const past = `<clipPath id="${id}-past"><rect class="past" y="-9" width="100%" height="${height + 18}"/></clipPath>`;
	return `<defs>${hatch}${pause}${head}${dot}${past}</defs>`;
}

function ruler({ ruler }: Layout, { share, height, left, titles }: Context): string {
	const ticks = ruler.ticks.map(
		({ x, label }) =>
			`<line class="grid" x1="${share(x)}" x2="${share(x)}" y1="20" y2="${height}"/><text x="${share(x)}" dx="4" y="13">${label}</text>`,
	);
	const folds = ruler.folds.map(({ x1, x2, label, unfolded, of }) => {
		const title = titles ? `<title>${FOLDED[of.fold.why] ?? FOLDED['']}</title>` : '';
		const words = `<text x="${share(x1)}" y="13">${escaped(label)}${title}</text>`;
		if (unfolded) return `${words}<line class="unfolded" x1="${share(x1)}" x2="${share(x2)}" y1="20" y2="20"/>`;
		const middle = share((x1 + x2) / 2);
		const break_ = `<svg x="${middle}" y="20" class="over"><path class="break" d="M2-5-3-1 3 2-2 7"/></svg>`;
		return `<rect class="fold" x="${share(x1)}" width="${share(x2 - x1)}" y="20" height="${height - 20}"/>${words}${break_}`;
	});
	return `<g class="ruler" aria-hidden="true">${folds.join('')}${ticks.join('')}<line class="axis" x1="${share(left)}" x2="100%" y1="20" y2="20"/></g>`;
}

/** Why a stretch of time is drawn short. */
const FOLDED: Record<string, string> = {
	'start-up': 'Start-up: Node starts before the first line of the program runs. Drawn short.',
	'': 'Nothing happens here for long. Drawn short.',
	before: 'What came before. Drawn short.',
};

function drawFrame(
	{ pen, tab, x1, x2, y1, y2, open, begins, edges, ...at }: Frame,
	{ share, titles }: Context,
): string {
	const [left, right] = [share(x1), share(x2)];
	const edge = (y: number) => `<line x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>`;
	const close = open ? '' : `<line x1="${right}" x2="${right}" y1="${y1}" y2="${y2}"/>`;
	const stem = begins ? `<line class="stem" x1="${left}" x2="${left}" y1="${y1}" y2="${y2}"/>` : '';
	const baseline = at.tabHeight / 2 + 4;
	return `<g class="frame ${pen}${at.tabHeight < 17 ? ' low' : ''}">${edges ? `${edge(y1)}${edge(y2)}${close}` : ''}${stem}<svg x="${share(at.tabX)}" y="${at.tabY}" class="over">${titles ? `<title>${escaped(tab)}: a process of this run</title>` : ''}<rect class="tab" width="${at.tabWidth}" height="${at.tabHeight}"/><text class="tab-name" x="${at.tabWidth / 2}" y="${baseline}">${escaped(tab)}</text></svg></g>`;
}

function drawStem({ t, x, y1, y2, pen, adopted, dashes }: Stem, { share }: Context): string {
	const dash = dashes ? ` stroke-dasharray="${dashes.map((length) => +length.toFixed(1)).join(' ')}"` : '';
	return `<line class="hung ${pen}${adopted ? ' adopted' : ''}" data-t="${t}" x1="${share(x)}" x2="${share(x)}" y1="${y1}" y2="${y2}"${dash}/>`;
}

function hairline({ pen, y, bar }: Row, { share, left }: Context): string {
	return `<line class="hairline ${pen}" x1="${share(left)}" x2="100%" y1="${y + bar / 2}" y2="${y + bar / 2}"/>`;
}

function drawBars(row: Row, { id, share, titles, recording }: Context): string {
	const { pen, bars } = row;
	const rects = bars.map(({ kind, x1, x2, y, height, of }) => {
		const place = `x="${share(x1)}" width="${share(Math.max(x2 - x1, 0))}" y="${y}" height="${height}"`;
		const fill = FILLS[kind] ? ` fill="url(#${id}-${FILLS[kind]})"` : '';
		const words = titles ? `<title>${escaped(barTitle(of, row, recording))}</title>` : '';
		return `<rect class="bar ${kind}" ${place}${fill}${words ? `>${words}</rect>` : '/>'}`;
	});
	const stripes = stripesOf(row).map(
		({ x1, x2, y, height }) =>
			`<rect class="stripe" x="${share(x1)}" width="${share(Math.max(x2 - x1, 0))}" y="${y}" height="${height}"/>`,
	);
	return `<g class="${pen}">${rects.join('')}${stripes.join('')}</g>`;
}

function barTitle(of: Bar['of'], row: Row, recording: Recording): string {
	if (of.kind === 'slice') return sliceWords(of.slice, recording);
	if (of.kind === 'group') return row.name;
	const [first] = of.slices;
	return `${of.slices.length} times: ${first ? sliceWords(first, recording) : ''}`;
}

/** The patterns that fill bars, by the names of their definitions. */
const FILLS: Partial<Record<Bar['kind'], string>> = { blocked: 'hatch', stopped: 'pause' };

function drawArrow(line: ArrowLine, { id, share, titles, recording }: Context): string {
	const { kind, t, x1, y1, x2, y2, of, lit, dashes, cut } = line;
	const start = kind === 'message' && !cut?.start ? ` marker-start="url(#${id}-sent)"` : '';
	const end = cut?.end ? '' : ` marker-end="url(#${id}-head)"`;
	const many = of.kind === 'arrows' ? ' many' : '';
	const dash = dashes ? ` stroke-dasharray="${dashes.map((length) => +length.toFixed(1)).join(' ')}"` : '';
	const title = titles ? `<title>${escaped(arrowWords(of, recording))}</title>` : '';
	return `<line class="arrow ${kind}${many}${lit ? ' lit' : ''}" data-t="${t}" x1="${share(x1)}" y1="${y1}" x2="${share(x2)}" y2="${y2}"${dash}${start}${end}${title ? `>${title}</line>` : '/>'}`;
}

function drawCount({ text, x, y }: NonNullable<ArrowLine['count']>, { share }: Context): string {
	return `<text class="count" x="${share(x)}" y="${y + 4}">${text}</text>`;
}

function drawRow(row: Row, context: Context): string {
	const { share } = context;
	const side = row.anchor === 'end' ? 'dx="-6" text-anchor="end"' : `dx="${row.indent}"`;
	const note = row.note ? `<tspan class="note" dx="6">${escaped(row.note)}</tspan>` : '';
	const key =
		row.mark < 1 && !row.tabbed
			? `<rect class="key" x="${share(row.x)}" width="3" y="${row.y}" height="${row.bar}"/>`
			: '';
	const name = `${key}<text class="name" x="${share(row.x)}" ${side} y="${row.baseline}">${escaped(row.name)}${note}</text>`;
	const words = row.words.map(
		({ t, x, y, text }) => `<text class="inside" data-t="${t}" x="${share(x)}" y="${y}">${escaped(text)}</text>`,
	);
	const instants = row.instants.map((item) => drawInstant(item, row, context));
	const strips = row.strips.map((strip) => drawStrip(strip, row, context));
	return `<g class="row ${row.pen}${row.mark < 1 ? ' low' : ''}" data-lane="${escaped(row.lane)}">${name}${words.join('')}${row.end ? drawEnd(row.end, row, context) : ''}${strips.join('')}${instants.join('')}</g>`;
}

function drawEnd({ x, t, label, bad, dx, dy, anchor }: NonNullable<Row['end']>, row: Row, { share }: Context): string {
	const side = anchor === 'end' ? ' text-anchor="end"' : '';
	const text = label ? `<text x="${dx}" y="${dy}"${side}>${escaped(label)}</text>` : '';
	return `<g class="end${bad ? ' bad' : ''}" data-t="${t}"><svg x="${share(x)}" y="${row.y}" class="over"><path d="M0-2V${row.bar + 2}"/>${text}</svg></g>`;
}
