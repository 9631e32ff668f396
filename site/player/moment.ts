/** Shows a drawn timeline as it was at one instant: what lies ahead is not there yet. */
import type { Layout } from '../../scripts/timeline/layout.ts';
import { addCursor } from './picture.ts';

/** Moves the cursor of a drawn timeline; without an instant it shows the whole run, and no cursor. */
export function showMoment(svg: SVGElement, layout: Layout, t?: number): void {
	const share = t === undefined ? '100%' : `${(layout.axis.x(t) / layout.width) * 100}%`;
	svg.querySelector('.past')?.setAttribute('width', share);
	for (const part of svg.querySelectorAll<SVGElement>('[data-t]')) {
		part.classList.toggle('ahead', t !== undefined && Number(part.dataset.t) > t);
	}
	const cursor = svg.querySelector('.cursor');
	if (t === undefined) cursor?.remove();
	else (cursor ?? addCursor(svg)).setAttribute('x', share);
}
