import { type Axis, lowerBound } from './axis.ts';
import { pointPlaces } from './places.ts';
import { CHARACTER, type Labels, markLabel } from './point-labels.ts';
import type { Scene } from './scene.ts';
import type { Window } from './window.ts';

/** With more marks than that there is no room for whole labels: none are measured. */
const MOST = 400;

/** Whole labels where all visible marks have room for them; else as much of them as the axis keeps room for. */
export function fittingLabels(scene: Scene, base: Axis, window: Window, kept: Labels): Labels {
	if (kept === 'whole') return kept;
	let count = 0;
	for (const lane of scene.lanes) {
		const places = pointPlaces(base, lane);
		let free = Number.NEGATIVE_INFINITY;
		for (let index = lowerBound(places, window.from); index < lane.points.length; index++) {
			const [event, place] = [lane.points[index], places[index] as number];
			if (place > window.to || event?.kind !== 'mark') {
				if (place > window.to) break;
				continue;
			}
			const half = (markLabel(event, 'whole').length * CHARACTER) / 2;
			if (window.place(place) - half < free || ++count > MOST) return kept === 'none' ? 'short' : kept;
			free = window.place(place) + half + 6;
		}
	}
	return 'whole';
}
