import type { LaneId, Recording } from '../recording/types.ts';
import { laneName } from '../timeline/lane-names.ts';

/** The lanes that a name means: an id, a lane's own name, or the name that a timeline gives it. */
export function lanesNamed(recording: Pick<Recording, 'lanes'>, name: string): LaneId[] {
	const found = recording.lanes.filter(
		(lane) => lane.id === name || lane.name === name || laneName(recording, lane.id) === name,
	);
	return found.map(({ id }) => id);
}
