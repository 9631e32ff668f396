/** Checks the items of a stream one by one: their shape, and their place in the stream. */
import { checkEvent, checkHeader, checkLane } from './check-shape.ts';
import type { LaneId, StreamItem } from './types.ts';

/** Checks each item when it comes; what it gives back is what is wrong with it. */
export function itemChecker(): (item: unknown) => string[] {
	let header: object | undefined;
	let ended = false;
	const lanes = new Set<LaneId>();

	function checkPlace(item: StreamItem): string[] {
		if (ended) return ['The stream had ended before this line.'];
		if (!header && !('header' in item)) return ['The first line of a stream is its header.'];
		if ('header' in item) {
			if (header) return ['There is a second header.'];
			header = item.header;
		}
		if ('newLane' in item) lanes.add(item.newLane.id);
		if ('end' in item) ended = true;
		const lane = 'kind' in item ? item.lane : 'arrived' in item ? item.arrived.lane : undefined;
		return lane === undefined || lanes.has(lane) ? [] : [`${lane} comes before the line with its "newLane".`];
	}

	return (item) => {
		const faults = checkItemShape(item, header ?? {});
		return faults.length > 0 ? faults : checkPlace(item as StreamItem);
	};
}

function checkItemShape(item: unknown, header: object): string[] {
	if (typeof item !== 'object' || item === null || Array.isArray(item)) return ['A line of a stream is a JSON object.'];
	const words = (problems: { message: string }[]) => problems.map(({ message }) => message);
	if ('kind' in item) return words(checkEvent(item, ''));
	const [key, ...others] = Object.keys(item);
	if (others.length > 0) return ['A line holds one thing: an event, or one of header, newLane, arrived and end.'];
	if ('header' in item) return words(checkHeader(item.header, ''));
	if ('newLane' in item) return words(checkLane(item.newLane, ''));
	if ('arrived' in item) return isArrival(item.arrived) ? [] : ['"arrived" must have a lane, an fd and a t.'];
	if ('end' in item) return isEnd(item.end) ? words(checkHeader({ ...header, ...item.end }, '')) : [END];
	return [`${key === undefined ? 'An empty object' : JSON.stringify(key)} is not a line of a stream.`];
}

const END = '"end" must have durationUs and exit.';

function isArrival(value: unknown): boolean {
	const { lane, fd, t } = (value ?? {}) as Record<string, unknown>;
	return typeof lane === 'string' && Number.isInteger(fd) && Number.isInteger(t);
}

function isEnd(value: unknown): value is object {
	return typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'durationUs,exit';
}
