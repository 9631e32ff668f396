import type { Lane, LaneId } from '../recording/types.ts';

/** The lanes from top to bottom: a process, its threads, then the processes that it or they started. */
export function rowsOf(lanes: readonly Lane[], only?: readonly LaneId[]): Lane[] {
	const rows: Lane[] = [];
	const placed = new Set<LaneId>();
	function place(lane: Lane): void {
		if (placed.has(lane.id)) return;
		placed.add(lane.id);
		rows.push(lane);
		const children = lanes.filter(({ parent }) => parent === lane.id);
		for (const child of children.filter(({ kind }) => kind === 'thread')) place(child);
		for (const child of children.filter(({ kind }) => kind === 'process')) place(child);
	}
	const known = new Set(lanes.map(({ id }) => id));
	for (const lane of lanes) if (lane.parent === undefined || !known.has(lane.parent)) place(lane);
	for (const lane of lanes) place(lane);
	return threadsWithTheirProcess(rows).filter(({ id }) => only?.includes(id) ?? true);
}

/** A process that a thread started comes after all threads of that thread's process: a frame holds one process only. */
function threadsWithTheirProcess(rows: Lane[]): Lane[] {
	return rows
		.filter(({ kind }) => kind === 'process')
		.flatMap((process) => [
			process,
			...rows.filter((lane) => lane.kind === 'thread' && processOf(lane) === process.id),
		]);
}

function processOf({ id }: Lane): LaneId {
	return id.split('.')[0] ?? id;
}
