import { processOf } from '../recording/lane-order.ts';
import type { LaneId, Recording } from '../recording/types.ts';
import type { TraceEntry } from './chrome-trace.ts';

/** Where a lane stands in the trace. */
export interface Track {
	pid: number;
	tid: number;
}

export type Tracks = Map<LaneId, Track>;

/**
 * Numbers for all lanes. They are ours and not the system's: a pid may come twice in a run. The first thread of a process has
 * the number of its process, and no other thread has it.
 */
export function tracksOf({ lanes }: Recording): Tracks {
	const numbers = new Map(lanes.map(({ id }, index) => [id, index + 1]));
	return new Map(
		lanes.map(({ id }) => {
			const tid = numbers.get(id) as number;
			return [id, { pid: numbers.get(processOf(id)) ?? tid, tid }];
		}),
	);
}

/** The names of processes and threads, and their order. */
export function trackNames({ lanes }: Recording, tracks: Tracks): TraceEntry[] {
	return lanes.flatMap((lane, index): TraceEntry[] => {
		const { pid, tid } = tracks.get(lane.id) as Track;
		const meta = (name: string, args: Record<string, unknown>): TraceEntry => ({
			ph: 'M',
			name,
			pid,
			tid,
			ts: 0,
			args,
		});
		const isProcess = lane.kind === 'process';
		const pidWords = lane.pid === undefined ? [] : [meta('process_labels', { labels: `pid ${lane.pid}` })];
		return [
			...(isProcess
				? [
						meta('process_name', { name: `${lane.id} ${lane.name}` }),
						meta('process_sort_index', { sort_index: index }),
						...pidWords,
					]
				: []),
			meta('thread_name', { name: isProcess ? 'main thread' : `${lane.id} ${lane.name}` }),
			meta('thread_sort_index', { sort_index: index }),
		];
	});
}
