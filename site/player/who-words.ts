import { processOf } from '../../scripts/recording/lane-order.ts';
import type { LaneId, Recording } from '../../scripts/recording/types.ts';
import { laneName, shortId } from '../../scripts/timeline/lane-names.ts';

/** What a lane's name stands for: `Box office A is T1, a thread of the process P1, main.ts`. */
export function whoWords(recording: Pick<Recording, 'lanes'>, id: LaneId): string {
	const lane = recording.lanes.find((lane) => lane.id === id);
	const name = laneName(recording, id);
	if (!lane) return name;
	if (lane.kind === 'process') return `${name} is the process ${id}`;
	const process = processOf(id);
	return `${name} is ${shortId(lane)}, a thread of the process ${process}, ${laneName(recording, process)}`;
}
