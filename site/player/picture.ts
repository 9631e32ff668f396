/** Moves a cursor through a timeline as the page was built with it: places are read from the picture itself. */

const SVG = 'http://www.w3.org/2000/svg';

/** The place of an instant in a picture, as a share of its width from 0 to 1; undefined where it is not drawn. */
export function shareOf(svg: Element, t: number): number | undefined {
	const place = svg.querySelector(`.instant[data-t="${t}"], .end[data-t="${t}"] svg`)?.getAttribute('x');
	return place ? Number.parseFloat(place) / 100 : undefined;
}

/** Shows a picture up to a share of its width; without one, all of it and no cursor. */
export function showUntil(svg: Element, share?: number): void {
	for (const part of svg.querySelectorAll<SVGElement>('[data-t]')) {
		const place = shareOf(svg, Number(part.dataset.t)) ?? 0;
		part.classList.toggle('ahead', share !== undefined && place > share);
	}
	const width = `${100 * (share ?? 1)}%`;
	svg.querySelector('.past')?.setAttribute('width', width);
	const cursor = svg.querySelector('.cursor');
	if (share === undefined) cursor?.remove();
	else (cursor ?? addCursor(svg)).setAttribute('x', width);
}

/** Adds the cursor: a head on the ruler and a line over all rows. */
function addCursor(svg: Element): SVGElement {
	const cursor = document.createElementNS(SVG, 'svg');
	cursor.setAttribute('class', 'over cursor');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', `M-6 13H6L.5 20V${svg.getAttribute('height')}H-.5V20Z`);
	cursor.append(path);
	svg.append(cursor);
	return cursor;
}

/** Lights a line of the source, and the mark of each lane where that lane was last. */
export function lightPicture(place: Element, line: number | undefined, lanes: ReadonlyMap<string, number>): void {
	for (const row of place.querySelectorAll<HTMLElement>('.source .line')) {
		const number = Number(row.dataset.line);
		row.classList.toggle('now', number === line);
		for (const mark of row.querySelectorAll<HTMLElement>('.pens i')) {
			mark.classList.toggle('now', lanes.get(mark.dataset.lane ?? '') === number);
		}
	}
}
