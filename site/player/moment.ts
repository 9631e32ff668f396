/** Shows a drawn timeline as it was at one instant: what lies ahead is not there yet. */
import type { Layout } from '../timeline/layout.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Moves the cursor of a drawn timeline; without an instant it shows the whole run, and no cursor. */
export function showMoment(svg: SVGElement, layout: Layout, t?: number): void {
	const share = t === undefined ? '100%' : `${(layout.axis.x(t) / layout.width) * 100}%`;
	svg.querySelector('.past')?.setAttribute('width', share);
	for (const part of svg.querySelectorAll<SVGElement>('[data-t]')) {
		part.classList.toggle('ahead', t !== undefined && Number(part.dataset.t) > t);
	}
	const cursor = svg.querySelector('.cursor');
	if (t === undefined) cursor?.remove();
	else (cursor ?? addCursor(svg, layout)).setAttribute('x', share);
}

function addCursor(svg: SVGElement, { height }: Layout): SVGElement {
	const cursor = document.createElementNS(SVG, 'svg');
	cursor.setAttribute('class', 'over cursor');
	const head = document.createElementNS(SVG, 'path');
	head.setAttribute('d', 'M-6 17H6L0 25Z');
	const line = document.createElementNS(SVG, 'line');
	line.setAttribute('y1', '20');
	line.setAttribute('y2', String(height));
	cursor.append(line, head);
	svg.append(cursor);
	return cursor;
}
