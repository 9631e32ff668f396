/** Checks the offsets of byte streams. */
import { explainer } from './missing-send.ts';
import { rangeOf, type StreamRange } from './stream-range.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

/** Bytes may be read only after they were written; the ranges of one end come in order and do not overlap. */
export function checkStreams(recording: Recording): Problem[] {
	const ranges = recording.events.flatMap((event, index) => {
		const range = rangeOf(event);
		return range ? { ...range, index } : [];
	});
	return [...checkOrder(ranges), ...checkWritten(ranges, explainer(recording))];
}

type Placed = StreamRange & { index: number };

/** Several lanes may share an end: each has its own order, and no byte is written or read twice. */
function checkOrder(ranges: Placed[]): Problem[] {
	const problems: Problem[] = [];
	const ofLane = new Map<string, number>();
	const ofEnd = Map.groupBy(ranges, ({ end, channel }) => `${end} ${channel}`);
	for (const { lane, channel, end, from, to, index } of ranges) {
		const report = (message: string) => problems.push({ message, event: index });
		const before = ofLane.get(`${lane} ${end} ${channel}`) ?? 0;
		if (to < from) report(`A range of bytes goes from ${from} back to ${to}.`);
		else if (from < before) report(`${lane} goes back to byte ${from} of ${channel}, after ${before}.`);
		ofLane.set(`${lane} ${end} ${channel}`, Math.max(before, to));
	}
	if (problems.length > 0) return problems;
	for (const [key, one] of ofEnd) {
		let before: Placed | undefined;
		for (const range of one.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
			if (before && range.from < before.to && range.to > range.from) {
				const what = key.startsWith('send') ? 'written' : 'read';
				const message = `Byte ${range.from} of ${range.channel} is ${what} by ${before.lane} and again by ${range.lane}.`;
				problems.push({ message, event: range.index });
			}
			if (!before || range.to > before.to) before = range;
		}
	}
	return problems;
}

function checkWritten(ranges: Placed[], isExplained: ReturnType<typeof explainer>): Problem[] {
	const written = new Map<string, number>();
	// Of what happened in one microsecond, the writing came first.
	const moves = ranges.toSorted((a, b) => a.t - b.t || Number(b.end === 'send') - Number(a.end === 'send'));
	return moves.flatMap((move) => {
		const { end, lane, channel, to, index } = move;
		const known = written.get(channel) ?? 0;
		if (end === 'send') written.set(channel, Math.max(known, to));
		else if (to > known && !move.inferred && !isExplained(move)) {
			const message = `${lane} receives bytes up to ${to} of ${channel}, of which ${known} had been sent.`;
			return [{ message, event: index }];
		}
		return [];
	});
}
