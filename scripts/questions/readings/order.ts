/** In which order lines were printed or events came: ids of items, joined by a space. */
import { compareMoments } from '../../recording/lane-order.ts';
import type { OutputEvent, Recording, RunEvent } from '../../recording/types.ts';
import { linesApart } from '../lines-apart.ts';
import type { Moment, Reading } from '../reading.ts';

/** Finds the event of each item in a run in which each line is one event. */
export type FindItem = (apart: Recording) => RunEvent | undefined;

/** The reading of an order of events; lines of the terminal go by their arrival. */
export function orderReading(items: { id: string; find: FindItem }[], by: 'arrival' | 'time'): Reading {
	const found = (apart: Recording) => {
		const events = items.map(({ id, find }) => ({ id, event: find(apart) }));
		if (events.some(({ event }) => !event)) return undefined;
		const known = events as { id: string; event: RunEvent }[];
		const place = new Map(apart.events.map((event, index) => [event, index]));
		return known.toSorted((a, b) => instantOf(a.event, by) - instantOf(b.event, by) || order(place, a.event, b.event));
	};
	return {
		of: (recording) =>
			found(linesApart(recording))
				?.map(({ id }) => id)
				.join(' '),
		as(recording, answer) {
			const apart = linesApart(recording);
			const now = found(apart);
			const wanted = answer.split(' ');
			if (!now || wanted.length !== now.length) return undefined;
			const moved = new Map<RunEvent, RunEvent>();
			for (const [index, id] of wanted.entries()) {
				const event = now.find((one) => one.id === id)?.event;
				const at = now[index]?.event;
				if (!event || !at) return undefined;
				moved.set(event, movedTo(event, at));
			}
			// What takes the place of another stands where that stood.
			const slots = now.map(({ event }) => event);
			const events = apart.events.map((event) => {
				const slot = slots.indexOf(event);
				const id = wanted[slot];
				return slot < 0 ? event : (moved.get(now.find((one) => one.id === id)?.event as RunEvent) ?? event);
			});
			return { ...apart, events: events.toSorted(compareMoments) };
		},
		at: (recording): Moment[] => found(linesApart(recording))?.map(({ event }) => event) ?? [],
	};
}

function instantOf(event: RunEvent, by: 'arrival' | 'time'): number {
	return by === 'arrival' ? ((event as OutputEvent).arrived ?? event.t) : event.t;
}

function order(place: Map<RunEvent, number>, a: RunEvent, b: RunEvent): number {
	return (place.get(a) ?? 0) - (place.get(b) ?? 0);
}

/** The event at the instant of another. */
function movedTo(event: RunEvent, { t, ...at }: RunEvent): RunEvent {
	if (event.kind !== 'out' || !('arrived' in at)) return { ...event, t };
	return { ...event, t, ...(at.arrived !== undefined && { arrived: at.arrived }) };
}
