/** Checks that the states of a lane follow each other as they can, and what is said to be left out. */
import { ofKind } from './of-kind.ts';
import type { EventOf, LaneId, Recording } from './types.ts';
import type { Problem } from './validate.ts';

/**
 * - `running` once at the beginning, once after each `exec`, and once after each `stopped`.
 * - `online` once, and of threads alone; it may be learned after the thread's end.
 * - `zombie` after the end, of processes alone; `orphaned` of processes alone, with a new parent.
 */
export function checkStates({ header, lanes, events }: Recording): Problem[] {
	const ends = new Map(ofKind(events, 'exit').map(({ lane, t }) => [lane, t]));
	// While a run goes on, a zombie is told of before its end is.
	const endOf = (lane: LaneId) => ends.get(lane) ?? (header.exit ? Number.POSITIVE_INFINITY : 0);
	const lives = new Map(lanes.map(({ id, kind }) => [id, newLife(kind === 'thread', endOf(id))]));
	return events.flatMap((event, index) => {
		const life = lives.get(event.lane);
		if (!life) return [];
		if (event.kind === 'exec') life.begun = false;
		if (event.kind === 'exit') life.ended = true;
		if (event.kind === 'dropped') {
			if (event.what === 'state') life.partial = true;
			if (event.what === 'dropped' || event.what === 'start')
				return [{ message: `No "${event.what}" can be left out.`, event: index }];
		}
		if (event.kind !== 'state') return [];
		const fault = life.partial ? undefined : faultOf(event, life);
		follow(event, life);
		return fault ? [{ message: `${event.lane} ${fault}`, event: index }] : [];
	});
}

interface Life {
	isThread: boolean;
	begun: boolean;
	stopped: boolean;
	online: boolean;
	zombie: boolean;
	ended: boolean;
	/** When it ended. */
	end: number;
	/** Some of its states were left out. */
	partial: boolean;
}

const newLife = (isThread: boolean, end: number): Life => ({
	...{ isThread, end },
	...{ begun: false, stopped: false, online: false, zombie: false, ended: false, partial: false },
});

function faultOf({ t, state, lane, parent }: EventOf<'state'>, life: Life): string | undefined {
	if (state === 'online')
		return life.online
			? 'is online a second time.'
			: life.isThread
				? undefined
				: 'is a process; only threads are online.';
	if (life.isThread && state !== 'running') return `is a thread; only processes are ${state}.`;
	if (state === 'zombie')
		return life.zombie ? 'is a zombie a second time.' : t < life.end ? 'is a zombie before its end.' : undefined;
	if (state === 'orphaned') return orphanFault(lane, parent);
	if (life.ended) return `is ${state} after its end.`;
	if (state === 'stopped') return life.stopped ? 'is stopped a second time without having run on.' : undefined;
	return life.begun && !life.stopped ? 'runs a second time without having been stopped.' : undefined;
}

function orphanFault(lane: LaneId, parent: string | undefined): string | undefined {
	if (parent === undefined) return 'is orphaned, and its new parent is missing.';
	return parent === lane ? 'is orphaned to itself.' : undefined;
}

function follow({ state }: EventOf<'state'>, life: Life): void {
	if (state === 'running') {
		life.begun = true;
		life.stopped = false;
	} else if (state === 'stopped') life.stopped = true;
	else if (state === 'online') life.online = true;
	else if (state === 'zombie') life.zombie = true;
}
