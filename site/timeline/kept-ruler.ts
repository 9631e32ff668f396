/** The ruler once more, in view while a high timeline scrolls under it. */
import type { Layout } from '../../scripts/timeline/layout.ts';
import { html } from './html.ts';
import { stretching } from './stretching.ts';
import { svg } from './svg.ts';
import type { Part } from './zoom.ts';

export interface KeptRuler {
	draw(layout: Layout): void;
	/** Moves what was drawn with a stretched picture. */
	stretch(part: Part): void;
}

/** Lower timelines are seen whole. */
const TALL = 600;

/** Puts it into `place`. */
export function keptRuler(place: HTMLElement): KeptRuler {
	const element = html('div', { class: 'kept-ruler', 'aria-hidden': 'true' });
	place.append(element);
	let drawn: { layout: Layout; ticks: SVGElement } | undefined;

	return {
		draw(layout) {
			element.hidden = layout.height < TALL;
			drawn = undefined;
			if (element.hidden) return;
			const ticks = ticksOf(layout);
			const line = svg('line', { class: 'axis', x1: 0, x2: '100%', y1: 20, y2: 20 });
			element.replaceChildren(ruled(line), ticks);
			drawn = { layout, ticks };
		},
		stretch(part) {
			if (drawn) drawn.ticks.style.transform = stretching(drawn.layout.view, part, drawn.layout);
		},
	};
}

function ticksOf({ ruler }: Layout): SVGElement {
	return ruled(
		...ruler.ticks.map(({ x, label }) => svg('text', { x: x + 4, y: 13 }, label)),
		...ruler.folds.flatMap(({ x1, x2, label, unfolded }) => [
			svg('text', { x: x1, y: 13 }, label),
			...(unfolded ? [] : [svg('path', { class: 'break', d: `M${(x1 + x2) / 2} 20m2-5-5 4 6 3-5 5` })]),
		]),
	);
}

function ruled(...inside: SVGElement[]): SVGElement {
	return svg('svg', { class: 'timeline', width: '100%', height: 21 }, svg('g', { class: 'ruler' }, ...inside));
}
