/** Draws a layout as SVG: at build time into the page, and live in it. Colours come from classes alone. */
import type { ArrowLine } from './arrow-lines.ts';
import type { Instant } from './instants.ts';
import { BAR, type Frame, type Layout, type Row } from './layout.ts';
import { escaped } from './plain.ts';
import { tabWidth } from './row-of.ts';
import { SHAPES } from './shapes.ts';
import { instant } from './words.ts';

export interface DrawOptions {
	/** Unique in the page: what stands inside refers to itself by it. */
	id: string;
	/** What the figure shows, in a sentence. */
	says: string;
	className?: string;
	/** More to draw over the bars and under what is written, as SVG. */
	over?: string;
}

/** The SVG. It is as wide as its place: horizontal places are shares of the width, so that text keeps its size. */
export function draw(layout: Layout, { id, says, className = '', over = '' }: DrawOptions): string {
	const share = (x: number) => `${+((x / layout.width) * 100).toFixed(3)}%`;
	const context: Context = { id, share, height: layout.height };
	return [
		`<svg class="timeline ${className}" role="img" aria-labelledby="${id}-says" width="100%" height="${layout.height}">`,
		`<title id="${id}-says">${escaped(says)}</title>`,
		defs(context),
		ruler(layout, context),
		...layout.arrows.map((arrow) => drawArrow(arrow, context)),
		...layout.frames.map((frame) => drawFrame(frame, context)),
		...layout.rows.map((row) => hairline(row)),
		`<g clip-path="url(#${id}-past)">`,
		...layout.rows.map((row) => drawBars(row, context)),
		'</g>',
		over,
		...layout.rows.map((row) => drawRow(row, context)),
		'</svg>',
	].join('');
}

interface Context {
	id: string;
	share(x: number): string;
	height: number;
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

function ruler({ ruler }: Layout, { share, height }: Context): string {
	const ticks = ruler.ticks.map(
		({ x, label }) =>
			`<line class="grid" x1="${share(x)}" x2="${share(x)}" y1="20" y2="${height}"/><text x="${share(x)}" dx="4" y="13">${label}</text>`,
	);
	const folds = ruler.folds.map(({ x1, x2, label }) => {
		const middle = share((x1 + x2) / 2);
		const break_ = `<svg x="${middle}" y="20" class="over"><path class="break" d="M2-5-3-1 3 2-2 7"/></svg>`;
		return `<rect class="fold" x="${share(x1)}" width="${share(x2 - x1)}" y="20" height="${height - 20}"/><text x="${share(x1)}" y="13">${escaped(label)}</text>${break_}`;
	});
	return `<g class="ruler" aria-hidden="true">${folds.join('')}${ticks.join('')}<line class="axis" x1="0" x2="100%" y1="20" y2="20"/></g>`;
}

function drawFrame({ pen, tab, x1, x2, y1, y2, open }: Frame, { share }: Context): string {
	const [left, right] = [share(x1), share(x2)];
	const edge = (y: number) => `<line x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>`;
	const close = open ? '' : `<line x1="${right}" x2="${right}" y1="${y1}" y2="${y2}"/>`;
	const width = tabWidth(tab);
	return `<g class="frame ${pen}">${edge(y1)}${edge(y2)}${close}<line class="stem" x1="${left}" x2="${left}" y1="${y1}" y2="${y2}"/><svg x="${left}" y="${y1}" class="over"><rect class="tab" width="${width}" height="17"/><text class="tab-name" x="${width / 2}" y="12.5">${escaped(tab)}</text></svg></g>`;
}

function hairline({ pen, y }: Row): string {
	return `<line class="hairline ${pen}" x1="0" x2="100%" y1="${y + BAR / 2}" y2="${y + BAR / 2}"/>`;
}

function drawBars({ pen, y, bars }: Row, { id, share }: Context): string {
	const rects = bars.map(({ kind, x1, x2, label, share: ran = 1 }) => {
		const place = `x="${share(x1)}" width="${share(Math.max(x2 - x1, 0))}"`;
		const height = kind === 'holding' ? 3 : Math.max(1, Math.round(ran * BAR));
		const top = kind === 'running' ? y + BAR - height : kind === 'holding' ? y + BAR + 2 : y;
		const fill = FILLS[kind] ? ` fill="url(#${id}-${FILLS[kind]})"` : '';
		return `<rect class="bar ${kind}" ${place} y="${top}" height="${height}"${fill}><title>${escaped(label)}</title></rect>`;
	});
	// A pen that comes again has a stripe along its bars.
	const life = bars.filter(({ kind }) => kind === 'alive' || kind === 'starting');
	const stripes = (pen.includes('striped') ? life : []).map(
		({ x1, x2 }) =>
			`<rect class="stripe" x="${share(x1)}" width="${share(Math.max(x2 - x1, 0))}" y="${y + BAR / 2 - 1.5}" height="3"/>`,
	);
	return `<g class="${pen}">${rects.join('')}${stripes.join('')}</g>`;
}

/** The patterns that fill bars, by the names of their definitions. */
const FILLS: Partial<Record<Row['bars'][number]['kind'], string>> = { blocked: 'hatch', stopped: 'pause' };

function drawArrow({ kind, t, x1, y1, x2, y2, label }: ArrowLine, { id, share }: Context): string {
	const start = kind === 'message' ? ` marker-start="url(#${id}-sent)"` : '';
	return `<line class="arrow ${kind}" data-t="${t}" x1="${share(x1)}" y1="${y1}" x2="${share(x2)}" y2="${y2}"${start} marker-end="url(#${id}-head)"><title>${escaped(label)}</title></line>`;
}

function drawRow(row: Row, context: Context): string {
	const { share } = context;
	const name = `<text class="name" x="${share(row.x)}" ${row.anchor === 'end' ? 'dx="-6" text-anchor="end"' : `dx="${row.indent}"`} y="${row.y - 6}">${escaped(row.name)}${row.note ? `<tspan class="note" dx="6">${escaped(row.note)}</tspan>` : ''}</text>`;
	const words = row.words.map(
		({ t, x, text }) =>
			`<text class="inside" data-t="${t}" x="${share(x)}" y="${row.y + BAR / 2 + 4}">${escaped(text)}</text>`,
	);
	const end = row.end
		? `<g class="end${row.end.bad ? ' bad' : ''}" data-t="${row.end.t}"><svg x="${share(row.end.x)}" y="${row.y}" class="over"><path d="M0-2V${BAR + 2}"/>${row.end.label ? endLabel(row.end) : ''}</svg></g>`
		: '';
	return `<g class="row ${row.pen}" data-lane="${escaped(row.lane)}">${name}${words.join('')}${end}${row.instants.map((item) => drawInstant(item, row, context)).join('')}</g>`;
}

const PLACES = {
	start: `x="6" y="${BAR / 2 + 4}"`,
	end: 'y="-5" text-anchor="end"',
	below: `y="${BAR + 15}" text-anchor="end"`,
};

/** Behind the bar's end, where there is room; else above it, or below where the name stands there. */
function endLabel({ label, anchor }: NonNullable<Row['end']>): string {
	return `<text ${PLACES[anchor]}>${escaped(label)}</text>`;
}

const DRAWN: Record<Instant['shape'], string> = {
	dot: '<circle class="dot" r="5.5"/>',
	square: '<rect class="square" x="-5.5" y="-5.5" width="11" height="11"/>',
	triangle: '<path class="dot" d="M0-6.5 6.5 5H-6.5z"/>',
	diamond: '<path class="square" d="M0-7 7 0 0 7-7 0z"/>',
	box: '<rect class="dot" x="-5" y="-5" width="10" height="10"/>',
	disc: '<circle class="square" r="5.5"/>',
	rhombus: '<path class="dot" d="M0-7 7 0 0 7-7 0z"/>',
	wedge: '<path class="square" d="M0 6.5 6.5-5H-6.5z"/>',
	tick: `<path class="tick" d="M0 ${BAR / 2 - 5}V${BAR / 2 + 6}"/>`,
	cross: '<path class="cross" d="M-5-5 5 5M5-5-5 5"/>',
	flash: '<path class="cross" d="M2-8-3 1H3L-2 8"/>',
	sent: '<circle class="sent" r="3"/>',
	step: '<path class="tick" d="M-6 5H0V-5H6"/>',
};

/** Those whose words stand beside them and not under them. */
const SAYS: Instant['shape'][] = ['tick', 'sent', 'step'];

function isMark(shape: Instant['shape']): boolean {
	return (SHAPES as readonly string[]).includes(shape);
}

function drawInstant({ t, x, shape, label, anchor, words, at }: Instant, row: Row, { share }: Context): string {
	const text = label
		? `<text class="${isMark(shape) ? 'value' : 'said'}" text-anchor="${anchor}" x="${SAYS.includes(shape) ? (anchor === 'end' ? -4 : 4) : 0}" y="${BAR / 2 + 15}">${escaped(label)}</text>`
		: '';
	const title = `<title>${escaped(`${row.name} ${words}, ${instant(t)}${at ? `, ${at}` : ''}`)}</title>`;
	return `<svg class="over instant" data-t="${t}" x="${share(x)}" y="${row.y + BAR / 2}">${title}${DRAWN[shape]}${text}</svg>`;
}
