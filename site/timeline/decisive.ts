/** The events that decide a race: two lanes read one number, and both write what follows from it. */
import type { MarkEvent, Recording } from '../../scripts/recording/types.ts';
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

/** The first pair of lanes that read one number, both before either wrote, and then wrote one number; undefined where there is none. */
export function decisiveEvents(recording: Recording): Decisive | undefined {
	const sales = salesOf(recording);
	for (const [index, second] of sales.entries()) {
		for (const first of sales.slice(0, index)) {
			if (first.read.lane === second.read.lane || numberOf(first.read) !== numberOf(second.read)) continue;
			if (second.read.t > first.write.t || first.read.t > second.write.t) continue;
			if (numberOf(first.write) !== numberOf(second.write)) continue;
			const pair = [first, second].sort((a, b) => a.write.t - b.write.t) as [Sale, Sale];
			const events = pair.flatMap(({ read, write }) => [read, write]).sort((a, b) => a.t - b.t);
			return { sales: pair, read: numberOf(first.read), wrote: numberOf(first.write), events };
		}
	}
	return undefined;
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
