/** Draws what stands on rows at single instants, as SVG. */
import type { Context } from './draw.ts';
import type { Instant } from './instants.ts';
import type { Row } from './layout.ts';
import { MARK_PATHS } from './mark-paths.ts';
import { escaped } from './plain.ts';
import type { PointShape } from './point-shapes.ts';
import { SHAPES } from './shapes.ts';
import type { Strip } from './strips.ts';
import { eventWords, instant } from './words.ts';

/** Those whose words stand beside them and not under them. */
const BESIDE: PointShape[] = ['tick', 'sent', 'step'];

/** Where the words of an instant stand, from its place on the bar's middle. */
export function labelPlace(
	{ shape, anchor }: Pick<Instant, 'shape' | 'anchor'>,
	{ mark, bar }: Row,
): { x: number; y: number } {
	if (mark < 1) return { x: 8, y: 4 };
	return { x: BESIDE.includes(shape) ? (anchor === 'end' ? -4 : 4) : 0, y: bar / 2 + 15 };
}

/** Whether it is a mark of the program's own, whose words are its value. */
export function isMark(shape: PointShape): boolean {
	return (SHAPES as readonly string[]).includes(shape);
}

export function drawInstant(item: Instant, row: Row, { share, titles, recording }: Context): string {
	const { t, x, shape, label, anchor, of, tail } = item;
	const { look, d } = MARK_PATHS[shape];
	const place = labelPlace(item, row);
	const text = label
		? `<text class="${isMark(shape) ? 'value' : 'said'}" text-anchor="${anchor}" x="${place.x}" y="${place.y}">${escaped(label)}</text>`
		: '';
	const at = of.event.at ? `, ${of.event.at}` : '';
	const title = titles
		? `<title>${escaped(`${row.name} ${eventWords(of.event, recording)}, ${instant(t)}${at}`)}</title>`
		: '';
	const scale = row.mark < 1 ? ` transform="scale(${+row.mark.toFixed(2)})"` : '';
	const under = row.y + tailY(row);
	const late = tail
		? `<line class="tail" data-t="${t}" x1="${share(x)}" x2="${share(tail)}" y1="${under}" y2="${under}"/>`
		: '';
	return `${late}<svg class="over instant" data-t="${t}" x="${share(x)}" y="${row.y + row.bar / 2}">${title}<path class="${look}" d="${d}"${scale}/>${text}</svg>`;
}

/** How far below the bar's upper edge the way of what was printed runs. */
export function tailY({ bar, mark }: Pick<Row, 'bar' | 'mark'>): number {
	return bar / 2 + 13.5 * mark;
}

export function drawStrip({ x1, x2, x, label, peaks, of }: Strip, row: Row, { share, titles }: Context): string {
	const lines = peaks.map((peak) => {
		const height = peakHeight(peak.share, row);
		const y = row.y + row.bar;
		return `<line x1="${share(peak.x)}" x2="${share(peak.x)}" y1="${y}" y2="${y - height}"/>`;
	});
	const first = of.events[0]?.t ?? 0;
	const text = label ? `<text class="value" x="${share(x)}" y="${stripBaseline(row)}">${escaped(label)}</text>` : '';
	const title = titles ? `<title>${of.events.length} events</title>` : '';
	const edge = `<line class="edge" x1="${share(x1)}" x2="${share(x2)}" y1="${row.y + row.bar}" y2="${row.y + row.bar}"/>`;
	return `<g class="strip" data-t="${first}">${title}${edge}${lines.join('')}${text}</g>`;
}

/** How high a strip stands at a place. */
export function peakHeight(share: number, { bar }: Pick<Row, 'bar'>): number {
	return Math.round((0.35 + 0.55 * share) * bar);
}

/** Where a strip's words stand: under the bar, or on it where rows are low. */
export function stripBaseline({ y, bar, mark }: Row): number {
	return mark < 1 ? y + bar / 2 + 4 : y + bar + 15;
}
