/** Grows a recording from the items of a stream as they come: what a live page shows. */
import { compareMoments } from './lane-order.ts';
import type { LaneId, OutputEvent, Recording, RunEvent, StreamItem } from './types.ts';
import { versionFor } from './version.ts';

export interface Collector {
	/** Takes the next item. An event is given back as the recording holds it. */
	add(item: StreamItem): RunEvent | undefined;
	/** What is known so far: always in the order of the stored form, and always the same object. */
	readonly recording: Recording;
	/** The arrivals so far whose output did not come. */
	surplus(): Arrival[];
	/** True once the end has come. */
	readonly ended: boolean;
}

/** An output of this lane and fd reached the terminal at `t`. */
export type Arrival = { lane: LaneId; fd: number; t: number };

/** Starts an empty recording that grows with each item. */
export function collector(): Collector {
	const recording = emptyRecording();
	const lanes = new Map<LaneId, Recording['lanes'][number]>();
	const arrivals = new Map<string, Arrivals>();
	let ended = false;

	function add(item: StreamItem): RunEvent | undefined {
		if ('kind' in item) return addEvent(item);
		if ('arrived' in item) arrive(item.arrived);
		else if ('newLane' in item) addLane(item.newLane);
		else if ('header' in item) Object.assign(recording.header, item.header);
		else if ('end' in item) {
			Object.assign(recording.header, item.end);
			ended = true;
		}
		return undefined;
	}

	function addEvent(event: RunEvent): RunEvent {
		if (event.kind !== 'out') return insert(recording.events, event);
		// A copy, since its arrival will be noted on it.
		const own = { ...event };
		if (own.arrived === undefined) queueOf(own.lane, own.fd).written(own);
		return insert(recording.events, own);
	}

	function addLane(lane: Recording['lanes'][number]): void {
		const known = lanes.get(lane.id);
		if (known) {
			Object.assign(known, lane);
			return;
		}
		const own = { ...lane };
		lanes.set(own.id, own);
		recording.lanes.push(own);
	}

	function arrive(arrival: Arrival): void {
		queueOf(arrival.lane, arrival.fd).arrived(arrival);
	}

	function queueOf(lane: LaneId, fd: number): Arrivals {
		const key = `${lane} ${fd}`;
		const queue = arrivals.get(key) ?? pairArrivals();
		arrivals.set(key, queue);
		return queue;
	}

	return {
		add,
		recording,
		surplus: () => [...arrivals.values()].flatMap(({ early }) => early),
		get ended() {
			return ended;
		},
	};
}

function emptyRecording(): Recording {
	return {
		header: {
			format: 'interleave',
			version: versionFor({}),
			command: [],
			node: '',
			platform: '',
			cores: 0,
			captured: [],
		},
		lanes: [],
		events: [],
	};
}

/** Items come nearly in order, so the place is looked for from the end, in steps that grow: a flood comes lane by lane. */
function insert(events: RunEvent[], event: RunEvent): RunEvent {
	const isBefore = (index: number) => compareMoments(events[index] as RunEvent, event) <= 0;
	let place = events.length;
	let low = place;
	for (let step = 1; low > 0 && !isBefore(low - 1); step *= 2) {
		place = low - 1;
		low = Math.max(0, low - step);
	}
	while (low < place) {
		const middle = (low + place) >> 1;
		if (isBefore(middle)) low = middle + 1;
		else place = middle;
	}
	if (place === events.length) events.push(event);
	else events.splice(place, 0, event);
	return event;
}

interface Arrivals {
	written(event: OutputEvent): void;
	arrived(arrival: Arrival): void;
	/** Those that came before their output. */
	early: Arrival[];
}

/** Pairs the n-th output of a lane's fd with its n-th arrival, whichever is told first. */
function pairArrivals(): Arrivals {
	const waiting: OutputEvent[] = [];
	const early: Arrival[] = [];
	return {
		early,
		written(event) {
			const arrival = early.shift();
			if (arrival === undefined) waiting.push(event);
			else event.arrived = arrival.t;
		},
		arrived(arrival) {
			const event = waiting.shift();
			if (event) event.arrived = arrival.t;
			else early.push(arrival);
		},
	};
}
