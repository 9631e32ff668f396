/** Checks that events are in order, that every lane starts and ends, and that lives nest. */
import { compareMoments, processOf } from './lane-order.ts';
import type { EventKind, LaneId, Recording, RunEvent } from './types.ts';
import type { Problem } from './validate.ts';

/** What may be told of a lane after its end: output still in flight, what was left out, what became of its process. */
const AFTER_EXIT: EventKind[] = ['out', 'dropped', 'state'];

/** What is wrong with the order of the events and the beginning and end of the lanes. */
export function checkLives(recording: Recording): Problem[] {
	return [
		...checkOrder(recording),
		...checkStartsAndEnds(recording),
		...checkFamilies(recording),
		...checkEnding(recording),
		...checkDuration(recording),
	];
}

function checkOrder({ header, lanes, events }: Recording): Problem[] {
	const known = new Set(lanes.map(({ id }) => id));
	return events.flatMap((event, index) => {
		const before = events[index - 1];
		const messages = [];
		if (!known.has(event.lane)) messages.push(`${event.lane} is no lane of this recording.`);
		if (before && compareMoments(before, event) > 0)
			messages.push(
				`Events are sorted by time, then lane: t ${event.t} of ${event.lane} comes after t ${before.t} of ${before.lane}.`,
			);
		for (const time of event.kind === 'out' ? [event.t, event.arrived ?? 0] : [event.t])
			if (!Number.isSafeInteger(time)) messages.push(`${time} ${UNCOUNTED}`);
		if (header.durationUs !== undefined && event.t > header.durationUs)
			messages.push(`t ${event.t} is after the end of the run at ${header.durationUs}.`);
		return messages.map((message) => ({ message, event: index }));
	});
}

function checkDuration({ header: { durationUs = 0 } }: Recording): Problem[] {
	const message = `"durationUs": ${durationUs} ${UNCOUNTED}`;
	return Number.isSafeInteger(durationUs) ? [] : [{ message, pointer: '/header/durationUs' }];
}

/** The schema takes what JSON can say, and so also what becomes Infinity. */
const UNCOUNTED = `is more than microseconds are counted to: ${Number.MAX_SAFE_INTEGER}.`;

function checkStartsAndEnds({ header, lanes, events }: Recording): Problem[] {
	const problems: Problem[] = [];
	const started = new Set<LaneId>();
	const ended = new Map<LaneId, RunEvent>();
	const dropped = new Set<string>();
	events.forEach((event, index) => {
		const report = (message: string) => problems.push({ message, event: index });
		const { lane, kind } = event;
		if (kind === 'dropped') dropped.add(`${lane} ${event.what}`);
		if (kind === 'start' && started.has(lane)) report(`${lane} starts a second time.`);
		else if (kind !== 'start' && !started.has(lane))
			report(`The first event of ${lane} is "${kind}"; it must be "start".`);
		else if (kind === 'exit' && ended.has(lane)) report(`${lane} ends a second time.`);
		else if (ended.has(lane) && !AFTER_EXIT.includes(kind)) report(`${lane} ended before this "${kind}".`);
		started.add(lane);
		if (kind === 'exit') ended.set(lane, event);
	});
	lanes.forEach(({ id }, index) => {
		if (!header.exit) return;
		if (!started.has(id)) problems.push({ message: `${id} never starts: it has no event.`, lane: index });
		else if (!ended.has(id) && !dropped.has(`${id} exit`))
			problems.push({ message: `${id} never ends: it has no "exit".`, lane: index });
	});
	return problems;
}

/** A child does not start before its parent, nor a thread outlive its process. */
function checkFamilies({ lanes, events }: Recording): Problem[] {
	const problems: Problem[] = [];
	const starts = new Map<LaneId, number>();
	const exits = new Map<LaneId, number>();
	for (const event of events) {
		if (event.kind === 'start') starts.set(event.lane, event.t);
		if (event.kind === 'exit') exits.set(event.lane, event.t);
	}
	lanes.forEach(({ id, kind, parent }, index) => {
		const report = (message: string) => problems.push({ message, lane: index });
		const start = starts.get(id);
		const before = parent === undefined ? undefined : starts.get(parent);
		if (start !== undefined && before !== undefined && start < before)
			report(`${id} starts at ${start}, before ${parent}, which started it, at ${before}.`);
		const end = exits.get(id);
		const last = exits.get(processOf(id));
		if (kind === 'thread' && end !== undefined && last !== undefined && end > last)
			report(`${id} ends at ${end}, after its process ${processOf(id)} at ${last}.`);
	});
	return problems;
}

function checkEnding({ header, events }: Recording): Problem[] {
	const index = events.findIndex((event) => event.kind === 'exit' && event.lane === 'P1');
	const exit = events[index];
	if (exit?.kind !== 'exit' || !header.exit || exit.seen === 'inferred') return [];
	if (exit.code === header.exit.code && exit.signal === header.exit.signal) return [];
	const told = header.exit.signal ?? header.exit.code;
	return [{ message: `P1 exits with ${exit.signal ?? exit.code}, but the header says ${told}.`, event: index }];
}
