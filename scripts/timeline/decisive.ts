/** The events that decide a race: two lanes read one number, and both write what follows from it. */
import type { MarkEvent, Recording, RunEvent } from '../recording/types.ts';
import { markValue } from './words.ts';

/** A read and the same lane's next write. */
export interface Sale {
	read: MarkEvent;
	write: MarkEvent;
}

/** Two sales that began with one number and wrote one number: only one of them counts. */
export interface Decisive {
	/** By the instant of the write: the first is overwritten by the second. */
	sales: [Sale, Sale];
	/** What both read, and what both wrote. */
	read: number;
	wrote: number;
	/** The four marks, by time. */
	events: MarkEvent[];
}

/**
 * The pair of sales in which two lanes read one number, both before either wrote, and then wrote one number: the pair with
 * the fewest other marks in between, and of those the first. Undefined where there is none.
 */
export function decisiveEvents(recording: Recording): Decisive | undefined {
	const sales = salesOf(recording);
	const marks = recording.events.filter(({ kind }) => kind === 'mark');
	const pairs = sales.flatMap((second, index) =>
		sales.slice(0, index).flatMap((first) => decisivePair(first, second) ?? []),
	);
	return pairs.map((pair) => ({ pair, others: marksBetween(pair, marks) })).sort((a, b) => a.others - b.others)[0]
		?.pair;
}

/** How many other marks stand between the first and the last decisive one. */
export function marksBetween({ events }: Decisive, marks: readonly RunEvent[]): number {
	const [from, to] = [events[0]?.t ?? 0, events.at(-1)?.t ?? 0];
	return marks.filter((mark) => mark.t >= from && mark.t <= to).length - events.length;
}

function decisivePair(first: Sale, second: Sale): Decisive | undefined {
	if (first.read.lane === second.read.lane || numberOf(first.read) !== numberOf(second.read)) return undefined;
	if (second.read.t > first.write.t || first.read.t > second.write.t) return undefined;
	if (numberOf(first.write) !== numberOf(second.write)) return undefined;
	const pair = [first, second].sort((a, b) => a.write.t - b.write.t) as [Sale, Sale];
	const events = pair.flatMap(({ read, write }) => [read, write]).sort((a, b) => a.t - b.t);
	return { sales: pair, read: numberOf(first.read), wrote: numberOf(first.write), events };
}

/**
 * The writes whose sale is not counted: the next write came from another lane that had read another number. Numbers tell
 * and not instants, since a mark comes a little after the memory was touched.
 */
export function lostWrites(recording: Recording): MarkEvent[] {
	const sales = salesOf(recording).sort((a, b) => a.write.t - b.write.t);
	return sales.flatMap(({ write }, index) => {
		const next = sales[index + 1];
		return next && next.write.lane !== write.lane && numberOf(next.read) !== numberOf(write) ? write : [];
	});
}

/** The reads with their writes, by the instant of the read. */
export function salesOf({ events }: Recording): Sale[] {
	const waiting = new Map<string, MarkEvent>();
	const sales: Sale[] = [];
	for (const event of events) {
		if (event.kind !== 'mark') continue;
		const read = waiting.get(event.lane);
		if (event.name === 'read') waiting.set(event.lane, event);
		else if (event.name === 'write' && read) {
			sales.push({ read, write: event });
			waiting.delete(event.lane);
		}
	}
	return sales.sort((a, b) => a.read.t - b.read.t);
}

/** The number that a mark carries. */
export function numberOf(mark: MarkEvent): number {
	return Number.parseFloat(markValue(mark));
}
