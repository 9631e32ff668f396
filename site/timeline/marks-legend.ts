/** The legend under a timeline follows what is drawn: another run, or its process tree. */
import { type Layout, layout } from '../../scripts/timeline/layout.ts';
import { legendOf } from '../../scripts/timeline/legend.ts';

/** Keeps the legend that stands behind `place`, where there is one; returns what is told of each picture. */
export function marksLegend(place: Element): (laid: Layout) => void {
	const next = place.nextElementSibling;
	const legend = next?.matches('[data-legend]') ? next : undefined;
	// The page was built with the legend of the first picture.
	let isBuilt = legend?.hasChildNodes() ?? false;
	let last: Pick<Layout, 'scene' | 'view'> | undefined;
	return (laid) => {
		const isSame = last && last.scene === laid.scene && last.view.tree === laid.view.tree;
		last = laid;
		if (!legend || isSame) return;
		if (isBuilt) isBuilt = false;
		else {
			// Of all of the run, whatever part of it is visible.
			const { scene, width, view } = laid;
			const html = legendOf(layout(scene, { width, view: { ...view, from: 0, to: 1 } }));
			legend.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
		}
	};
}
