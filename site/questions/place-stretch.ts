import type { KeyedChoice } from '../../scripts/questions/key.ts';
import type { Place } from '../../scripts/questions/select.ts';
import type { LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';
import type { SceneOptions } from '../../scripts/timeline/scene.ts';

/** What to draw of a run so that its choices are seen: their lanes, from a little before the first to a little behind the last. */
export function stretchOf(recording: Recording, choices: readonly KeyedChoice[]): SceneOptions {
	const ends = choices.flatMap(({ place }) => (place ? endsOf(place) : []));
	const named = new Set<LaneId>(ends.map(({ lane }) => lane));
	const from = Math.min(...ends.map(({ t }) => t));
	const to = Math.max(...ends.map(({ t }) => t));
	const room = Math.max(200, Math.round((to - from) * 0.06));
	const events = new Set<RunEvent>(choices.flatMap(({ place }) => (place?.kind === 'event' ? place.event : [])));
	return {
		lanes: recording.lanes.map(({ id }) => id).filter((id) => named.has(id)),
		from: Math.max(0, from - room),
		to: Math.min(recording.header.durationUs ?? to + room, to + room),
		show: (event) => events.has(event),
	};
}

function endsOf(place: Place): { t: number; lane: LaneId }[] {
	if (place.kind === 'event') return [place.event];
	if (place.kind === 'arrow') return [place.arrow.from, place.arrow.to];
	const { lane, from, to } = place.slice;
	return [
		{ t: from, lane },
		{ t: to, lane },
	];
}
