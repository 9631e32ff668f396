/** Draws what stands on rows at single instants, as SVG. */
import type { Context } from './draw.ts';
import type { Instant } from './instants.ts';
import type { Row } from './layout.ts';
import { MARK_PATHS } from './mark-paths.ts';
import { isMark, labelPlace, peakHeight, stripBaseline, tailY } from './mark-places.ts';
import { escaped } from './plain.ts';
import type { Strip } from './strips.ts';
import { eventWords, instant } from './words.ts';

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
