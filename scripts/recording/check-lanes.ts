/** Checks that the lanes make one tree: ids, parents, the processes of threads, and the spawns that made them. */
import { processOf } from './lane-order.ts';
import { ofKind } from './of-kind.ts';
import type { Lane, LaneId, Recording, SpawnEvent } from './types.ts';
import type { Problem } from './validate.ts';

/** What is wrong with the lanes as such. */
export function checkLanes(recording: Recording): Problem[] {
	return [...checkTree(recording), ...checkSpawns(recording)];
}

function checkTree({ header, lanes }: Recording): Problem[] {
	const byId = new Map<LaneId, Lane>();
	const problems = lanes.flatMap((lane, index) => {
		const twice = byId.has(lane.id) ? [`There are two lanes ${lane.id}.`] : [];
		byId.set(lane.id, lane);
		return twice.map((message) => ({ message, lane: index }));
	});
	if (lanes.length === 0 && header.exit)
		return [{ message: 'There is no lane; a run has P1 at least.', pointer: '/lanes' }];
	return [
		...problems,
		...lanes.flatMap((lane, index) => faultsOf(lane, byId).map((message) => ({ message, lane: index }))),
	];
}

function faultsOf(lane: Lane, byId: Map<LaneId, Lane>): string[] {
	const { id, kind, parent } = lane;
	const isThread = id.includes('.');
	if (isThread !== (kind === 'thread'))
		return [`${id} is named like a ${isThread ? 'thread' : 'process'} but is a ${kind}.`];
	if (isThread && byId.get(processOf(id)) === undefined)
		return [`There is no process ${processOf(id)} for thread ${id}.`];
	if (id === 'P1') return parent === undefined ? [] : [`P1 is the program itself and has no parent, not ${parent}.`];
	if (parent === undefined) return [`${id} has no parent; only P1 has none.`];
	if (!byId.has(parent)) return [`The parent of ${id} is ${parent}, which is no lane.`];
	if (isThread && processOf(parent) !== processOf(id))
		return [`${id} is a thread, started by ${parent} of another process.`];
	return reachesRoot(lane, byId) ? [] : [`${id} is its own ancestor.`];
}

function reachesRoot(lane: Lane, byId: Map<LaneId, Lane>): boolean {
	let up: Lane | undefined = lane;
	for (let steps = 0; steps <= byId.size; steps++) {
		if (up?.parent === undefined) return true;
		up = byId.get(up.parent);
	}
	return false;
}

function checkSpawns({ header, lanes, events }: Recording): Problem[] {
	const byId = new Map(lanes.map((lane) => [lane.id, lane]));
	const spawned = new Set<LaneId>();
	return ofKind(events, 'spawn').flatMap((spawn) => {
		const message = faultOf(spawn, byId.get(spawn.child), spawned, header.exit !== undefined);
		spawned.add(spawn.child);
		return message ? [{ message, event: events.indexOf(spawn) }] : [];
	});
}

function faultOf(
	{ lane, child }: SpawnEvent,
	made: Lane | undefined,
	spawned: Set<LaneId>,
	isComplete: boolean,
): string | undefined {
	if (!made) return isComplete ? `${lane} spawns ${child}, which is no lane.` : undefined;
	if (spawned.has(child)) return `${child} is spawned a second time.`;
	return made.parent === lane ? undefined : `${lane} spawns ${child}, whose parent is ${made.parent ?? 'nobody'}.`;
}
