/** The picture of a timeline: SVG, or a canvas where there is too much for that. What lies ahead of the cursor is not there yet. */
import { draw } from '../../scripts/timeline/draw.ts';
import { saysOf } from '../../scripts/timeline/event-rows.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import { parseSvg } from '../player/parse-svg.ts';

export interface Surface {
	/** Draws a layout anew. */
	draw(layout: Layout, until?: number): void;
	/** Shows it up to an instant; undefined: whole. */
	until(t?: number): void;
}

/** A surface that keeps its picture as the first thing in `place`. */
export function surface(place: HTMLElement): Surface {
	const id = `timeline-${++made}`;
	let past: SVGElement | null = null;
	let axis: Layout['axis'] | undefined;
	/** What comes with its instant, by time, and how much of it is there. */
	let parts: { t: number; part: SVGElement }[] = [];
	let there = 0;

	function until(t?: number): void {
		if (!axis) return;
		past?.setAttribute('width', t === undefined ? '100%' : `${(Math.max(0, axis.x(t)) / axis.width) * 100}%`);
		// Only what changes is touched: a cursor that plays moves sixty times a second.
		while (there < parts.length && (t === undefined || at(there) <= t)) parts[there++]?.part.classList.remove('ahead');
		while (t !== undefined && there > 0 && at(there - 1) > t) parts[--there]?.part.classList.add('ahead');
	}

	function at(index: number): number {
		return parts[index]?.t ?? 0;
	}

	return {
		draw(layout, t) {
			const svg = parseSvg(draw(layout, { id, says: saysOf(layout.scene.recording) }));
			const old = place.firstElementChild;
			if (old?.matches('svg.picture, canvas.picture')) old.replaceWith(svg);
			else place.prepend(svg);
			svg.classList.add('picture');
			axis = layout.axis;
			past = svg.querySelector('.past');
			parts = [...svg.querySelectorAll<SVGElement>('[data-t]')]
				.map((part) => ({ t: Number(part.dataset.t), part }))
				.sort((a, b) => a.t - b.t);
			there = parts.length;
			until(t);
		},
		until,
	};
}

let made = 0;
