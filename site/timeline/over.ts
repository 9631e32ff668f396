/** What lies over the picture: the cursor, what is pointed at, two moments with what leads from one to the other. */
import type { Arrow } from '../../scripts/recording/arrows.ts';
import { extentOf, rowWith } from '../../scripts/timeline/extent.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import type { Place, Relation } from '../../scripts/timeline/relation-words.ts';
import type { Thing } from '../../scripts/timeline/thing.ts';
import { svg } from './svg.ts';

export interface Marks {
	/** What is pointed at, and the arrows that go with it. */
	thing?: Thing | undefined;
	arrows: readonly Arrow[];
	/** The mark that is being explained below the picture. */
	met?: { x: number; y: number } | undefined;
	/** The row that was gone to by key: -1 is the ruler. */
	row?: number | undefined;
	a?: Place | undefined;
	b?: Place | undefined;
	relation?: Relation | undefined;
	/** A stretch that is being chosen. */
	chosen?: { x1: number; x2: number } | undefined;
}

export interface Over {
	redraw(layout: Layout, marks: Marks, cursor?: number): void;
	/** Moves the cursor alone. */
	cursor(t?: number): void;
}

const RULER = 20;

export function over(place: HTMLElement): Over {
	const marks = svg('g', {});
	const head = svg('g', { class: 'cursor' });
	const cursor = svg('svg', { class: 'timeline over-all at', width: 1, 'aria-hidden': 'true' }, head);
	const all = svg('svg', { class: 'timeline over-all', width: '100%', 'aria-hidden': 'true' }, marks);
	place.append(all);
	let layout: Layout | undefined;

	function move(t?: number): void {
		if (!layout) return;
		if (t === undefined) cursor.remove();
		else {
			cursor.style.transform = `translateX(${layout.axis.x(t).toFixed(1)}px)`;
			if (!cursor.isConnected) all.after(cursor);
		}
	}

	return {
		redraw(laid, wanted, t) {
			if (layout?.height !== laid.height) {
				for (const layer of [all, cursor]) layer.setAttribute('height', String(laid.height));
				head.replaceChildren(svg('path', { d: `M-6 13H6L.5 20V${laid.height}H-.5V20Z` }));
			}
			layout = laid;
			const drawn = marksOf(laid, wanted);
			if (drawn.length > 0 || marks.hasChildNodes()) marks.replaceChildren(...drawn);
			move(t);
		},
		cursor: move,
	};
}

function marksOf(layout: Layout, { thing, arrows, met, row, a, b, relation, chosen }: Marks): SVGElement[] {
	return [
		...(row !== undefined ? [rowMark(layout, row)] : []),
		...(chosen ? [rect('chosen', chosen.x1, 0, chosen.x2 - chosen.x1, layout.height)] : []),
		...arrows.flatMap((arrow) => litArrow(layout, arrow)),
		...(thing ? ring(layout, thing) : []),
		...(met ? [svg('path', { class: 'leader', d: `M${met.x} ${met.y + 2}V${layout.height}` })] : []),
		...(a && b && relation ? led(layout, relation.order === 'after' ? [b, a] : [a, b], relation) : []),
		...(a && b && relation ? between(layout, a, b, relation.between) : []),
		...[a, b].flatMap((place, index) => (place ? flag(layout, place, 'AB'[index] as string) : [])),
	];
}

function rowMark({ rows, width }: Layout, index: number): SVGElement {
	const row = rows[index];
	return row ? rect('chosen-row', 0, row.y - 3, width, row.bar + 6) : rect('chosen-row', 0, 0, width, RULER);
}

function ring(layout: Layout, thing: Thing): SVGElement[] {
	const extent = thing.kind === 'arrow' || thing.kind === 'arrows' ? undefined : extentOf(layout, thing);
	if (!extent) return [];
	const { x1, x2, y1, y2 } = extent;
	return [rect('ring', x1 - 3, y1 - 3, Math.max(x2 - x1, 1) + 6, y2 - y1 + 6)];
}

/** An arrow, clear of the others, with its two ends. */
function litArrow(layout: Layout, arrow: Arrow): SVGElement[] {
	const [from, to] = [pointOf(layout, arrow.from), pointOf(layout, arrow.to)];
	if (!from || !to) return [];
	return [
		svg('path', { class: `lit-arrow ${arrow.kind}`, d: `M${from}L${to}` }),
		...[from, to].map(([cx, cy], index) => svg('circle', { class: index ? 'lit-end' : 'lit-start', cx, cy, r: 5 })),
	];
}

/** The way of cause: along a lane, over to the next, until where it ends. */
function led(layout: Layout, [first, last]: [Place, Place], { order, chain }: Relation): SVGElement[] {
	if (order !== 'before' && order !== 'after') return [];
	const places = [first, ...chain.flatMap(({ from, to }) => [from, to]), last];
	// Over the bars, so that it hides no marks, and below the names.
	const path = places.flatMap(({ lane, t }) => {
		const row = rowWith(layout, lane);
		return row ? `${layout.axis.x(t)} ${row.y - 1}` : [];
	});
	const { left, width, height } = layout;
	const box = { x: left, width: width - left, height, viewBox: `${left} 0 ${width - left} ${height}` };
	const lines = ['led-under', 'led'].map((name) => svg('path', { class: name, d: `M${path.join('L')}` }));
	// What lies outside the window is cut off at the picture's edges, and at the names.
	return [svg('svg', { ...box, class: 'within' }, ...lines)];
}

/** The stretch between the moments; an arrow at the edge says that it goes on beyond it. */
function between({ axis, left, width }: Layout, a: Place, b: Place, words: string): SVGElement[] {
	const [from, to] = [axis.x(a.t), axis.x(b.t)].sort((x, y) => x - y) as [number, number];
	const within = (x: number) => Math.min(width, Math.max(left, x));
	const [x1, x2] = [within(from), within(to)];
	const middle = Math.min(width - 30, Math.max(left + 30, (x1 + x2) / 2));
	return [
		svg('path', { class: 'between', d: `M${x1} ${RULER}H${x2}` }),
		...(from < left ? [goesOn(left, 1)] : []),
		...(to > width ? [goesOn(width, -1)] : []),
		svg('text', { class: 'between-words', x: middle, y: RULER + 14 }, words),
	];
}

function goesOn(x: number, into: 1 | -1): SVGElement {
	return svg('path', { class: 'goes-on', d: `M${x} ${RULER}l${into * 10}-6v12Z` });
}

function flag(layout: Layout, place: Place, letter: string): SVGElement[] {
	const point = pointOf(layout, place);
	if (!point || !isVisible(layout, point[0])) return [];
	const [x, y] = point;
	return [
		svg(
			'g',
			{ class: 'flag' },
			svg('path', { d: `M${x} 0V${y}` }),
			svg('circle', { cx: x, cy: y, r: 8 }),
			svg('rect', { x: x - 8, y: -2, width: 16, height: 17 }),
			svg('text', { x, y: 11 }, letter),
		),
	];
}

function isVisible({ left, width }: Layout, x: number): boolean {
	return x >= left && x <= width;
}

function pointOf(layout: Layout, { lane, t }: Place): [number, number] | undefined {
	const row = rowWith(layout, lane);
	return row && [layout.axis.x(t), row.y + row.bar / 2];
}

function rect(name: string, x: number, y: number, width: number, height: number): SVGElement {
	return svg('rect', { class: name, x, y, width: Math.max(0, width), height });
}
