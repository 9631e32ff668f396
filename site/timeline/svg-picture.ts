import type { Axis } from '../../scripts/timeline/axis.ts';
import { draw } from '../../scripts/timeline/draw.ts';
import { saysOf } from '../../scripts/timeline/event-rows.ts';
import type { Scene } from '../../scripts/timeline/scene.ts';
import { parseSvg } from '../player/parse-svg.ts';
import type { Picture } from './surface.ts';

/** A timeline as SVG. */
export function svgPicture(): Picture {
	const id = `timeline-${++made}`;
	let element: Element = document.createElement('span');
	let past: Element | null = null;
	let axis: Axis | undefined;
	let [scene, says] = [undefined as Scene | undefined, ''];
	/** What comes with its instant, by time, and how much of it is there. */
	let parts: { t: number; part: SVGElement }[] = [];
	let there = 0;

	function until(t?: number): void {
		if (!axis) return;
		past?.setAttribute('width', t === undefined ? '100%' : `${(Math.max(0, axis.x(t)) / axis.width) * 100}%`);
		// Only what changes is touched: a cursor that plays moves sixty times a second.
		const at = (index: number) => parts[index]?.t ?? 0;
		while (there < parts.length && (t === undefined || at(there) <= t)) parts[there++]?.part.classList.remove('ahead');
		while (t !== undefined && there > 0 && at(there - 1) > t) parts[--there]?.part.classList.add('ahead');
	}

	return {
		get element() {
			return element;
		},
		draw(layout, t) {
			if (scene !== layout.scene) says = saysOf(layout.scene.recording);
			scene = layout.scene;
			const drawn = parseSvg(draw(layout, { id, says, titles: false }));
			element.replaceWith(drawn);
			element = drawn;
			axis = layout.axis;
			past = drawn.querySelector('.past');
			parts = [...drawn.querySelectorAll<SVGElement>('[data-t]')]
				.map((part) => ({ t: Number(part.dataset.t), part }))
				.sort((a, b) => a.t - b.t);
			there = parts.length;
			until(t);
		},
		until,
	};
}

let made = 0;
