/** The ruler once more, in view while a high timeline scrolls under it. */
import type { Layout } from '../../scripts/timeline/layout.ts';
import { html } from './html.ts';
import { svg } from './svg.ts';

/** Lower timelines are seen whole. */
const TALL = 600;

/** Puts it into `place`; returns what draws it. */
export function keptRuler(place: HTMLElement): (layout: Layout) => void {
	const element = html('div', { class: 'kept-ruler', 'aria-hidden': 'true' });
	place.append(element);
	return ({ ruler, height }) => {
		element.hidden = height < TALL;
		if (element.hidden) return;
		const labels = [
			...ruler.ticks.map(({ x, label }) => svg('text', { x: x + 4, y: 13 }, label)),
			...ruler.folds.flatMap(({ x1, x2, label, unfolded }) => [
				svg('text', { x: x1, y: 13 }, label),
				...(unfolded ? [] : [svg('path', { class: 'break', d: `M${(x1 + x2) / 2} 20m2-5-5 4 6 3-5 5` })]),
			]),
		];
		const line = svg('line', { class: 'axis', x1: 0, x2: '100%', y1: 20, y2: 20 });
		element.replaceChildren(
			svg('svg', { class: 'timeline', width: '100%', height: 21 }, svg('g', { class: 'ruler' }, ...labels, line)),
		);
	};
}
