/** Two runs on one clock. */
import { lines } from '../../scripts/recording/queries.ts';
import type { Recording, RunEvent } from '../../scripts/recording/types.ts';
import { startedBy } from '../../scripts/timeline/folds.ts';
import { plain } from '../../scripts/timeline/plain.ts';
import { duration } from '../../scripts/timeline/words.ts';
import { paceWords, playedFor } from '../player/pace.ts';

/** One of two runs that are compared. */
export interface PairRun {
	recording: Recording;
	/** What a reader is told of it: `with the lock`. */
	words: string;
}

/** Which of the two: they stand one above the other. */
export type Side = 'upper' | 'lower';

export interface Pair {
	/** The events of both, by time, for one clock: their lanes are told apart by a sign before them. */
	recording: Recording;
	/** Whose event it is, and the event as its own run has it. */
	of: Map<RunEvent, { side: Side; event: RunEvent }>;
}

/** Both runs as one, from the beginning of each. */
export function together(upper: Recording, lower: Recording): Pair {
	const of: Pair['of'] = new Map();
	const events = [side('upper', upper), side('lower', lower)].flat().sort((a, b) => a.t - b.t);
	const last = [upper, lower].map(endOf);
	const lanes = [...lanesOf('upper', upper), ...lanesOf('lower', lower)];
	return { recording: { header: { ...upper.header, durationUs: Math.max(...last) }, lanes, events }, of };

	function side(side: Side, { events }: Recording): RunEvent[] {
		return events.map((event) => {
			const own = { ...event, lane: `${side}:${event.lane}` };
			of.set(own, { side, event });
			return own;
		});
	}
}

function lanesOf(side: Side, { lanes }: Recording): Recording['lanes'] {
	return lanes.map((lane) => ({ ...lane, id: `${side}:${lane.id}` }));
}

/** What a run is told apart by at first sight. */
export interface RunFacts {
	words: string;
	/** How long it took after its start-up. */
	took: string;
	/** The last line that it printed. */
	printed: string;
}

/** How long a run took without its start-up, and what it printed last. */
export function factsOf({ recording, words }: PairRun): RunFacts {
	const line = lines(recording, { partial: true }).at(-1);
	return {
		words,
		took: duration(endOf(recording) - startedBy(recording)),
		printed: line === undefined ? 'nothing' : plain(shortened(line)),
	};
}

function endOf({ header, events }: Recording): number {
	return Math.max(header.durationUs ?? 0, events.at(-1)?.t ?? 0);
}

function shortened(line: string): string {
	return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** What is said of two runs that stand or are played: `Both runs: 200 ms, 50× slower`. */
export function bothWords(last: number, events: number): string {
	return `Both runs: ${paceWords(last, playedFor(events))}`;
}
