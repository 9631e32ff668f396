import type { RunEvent } from './types.ts';

/**
 * The events that are told one by one, cause before effect: without readings of CPU time, and a process is a zombie only behind its
 * end. A recording may name the two the other way round, for the recorder tells of a zombie while it is one.
 */
export function toldOrder(events: readonly RunEvent[]): RunEvent[] {
	const told = events.filter(({ kind }) => kind !== 'cpu');
	for (let index = 0; index < told.length; index++) {
		const event = told[index] as RunEvent;
		if (event.kind !== 'state' || event.state !== 'zombie') continue;
		const end = endAtOnce(told, index);
		if (end === undefined) continue;
		told.splice(end + 1, 0, event);
		told.splice(index, 1);
		index--;
	}
	return told;
}

/** Where the end of the same lane stands that comes at the same instant, but later in the list. */
function endAtOnce(events: readonly RunEvent[], index: number): number | undefined {
	const { t, lane } = events[index] as RunEvent;
	for (let next = index + 1; events[next]?.t === t; next++) {
		const event = events[next] as RunEvent;
		if (event.kind === 'exit' && event.lane === lane) return next;
	}
	return undefined;
}
