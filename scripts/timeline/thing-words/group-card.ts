import type { Lane, LaneId, Recording } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { counted, listed } from '../numbers.ts';
import type { ThingWords } from '../thing-words.ts';
import { stretchWords } from './facts.ts';

/** A process that is drawn as one row together with its threads and all that they started. */
export function groupCard(id: LaneId, recording: Recording): ThingWords {
	const inner = withinOf(id, recording.lanes);
	const threads = inner.filter(({ kind }) => kind === 'thread');
	const processes = inner.filter(({ kind }) => kind === 'process');
	const ids = new Set([id, ...inner.map(({ id }) => id)]);
	const times = recording.events.filter(({ lane }) => ids.has(lane)).map(({ t }) => t);
	const parts = [
		...(threads.length > 0 ? [counted(threads.length, 'thread')] : []),
		...(processes.length > 0 ? [counted(processes.length, 'process', 'processes')] : []),
	];
	const name = laneName(recording, id);
	return {
		title: parts.length > 0 ? `${name} with ${parts.join(' and ')}, drawn as one row` : name,
		lines: [
			...(inner.length > 0 ? [`In it: ${listed(inner.map(({ id }) => laneName(recording, id)))}.`] : []),
			...(times.length > 0 ? [stretchWords({ from: times[0] as number, to: times.at(-1) as number })] : []),
			'Open it to see each lane.',
		],
	};
}

/** The threads of a lane and the processes that it or they started, and theirs. */
function withinOf(id: LaneId, lanes: readonly Lane[]): Lane[] {
	const within = new Set([id]);
	// A lane comes after the one that started it.
	for (const lane of lanes) if (lane.parent !== undefined && within.has(lane.parent)) within.add(lane.id);
	return lanes.filter((lane) => lane.id !== id && within.has(lane.id));
}
