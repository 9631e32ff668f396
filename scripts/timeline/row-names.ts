import type { Lane, Recording, RunEvent } from '../recording/types.ts';
import { laneName, processName, shortId } from './lane-names.ts';

/** What a row is called, and what else there is to say of its lane: the longest words first. */
export interface LaneName {
	name: string;
	notes: string[];
}

/** The name of a lane beside its row. */
export function laneNames(recording: Recording, lane: Lane, events: readonly RunEvent[]): LaneName {
	const name = lane.kind === 'process' ? processName(recording, lane) : laneName(recording, lane.id) || shortId(lane);
	if (!lane.kernel) return { name, notes: [] };
	// That only the kernel saw it, and that it is a copy of its parent.
	const forked = !events.some(({ kind }) => kind === 'exec');
	const notes = forked
		? ['seen by the kernel, no exec', 'kernel, no exec', 'no exec']
		: ['seen by the kernel', 'kernel'];
	return { name, notes };
}
