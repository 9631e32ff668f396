/** Which lane or which variant's run lasted shorter, or ended first: ids of items, joined by a space. */
import { spanOf } from '../../recording/queries.ts';
import type { Recording } from '../../recording/types.ts';
import type { Moment, Reading } from '../reading.ts';

/** What is measured: a lane of the run itself, or another run as a whole. */
export interface Timed {
	id: string;
	lane?: string;
	run?: Recording;
}

/** The reading; a copy with other times would be no run of anything, so it makes none. */
export function timeReading(items: Timed[], measure: 'duration' | 'end'): Reading {
	const took = (recording: Recording, { lane, run }: Timed): number => {
		if (run) return run.header.durationUs ?? 0;
		const { from, to } = spanOf(recording, lane ?? 'P1');
		return measure === 'end' ? to : to - from;
	};
	const ranked = (recording: Recording) =>
		items.map((item) => ({ ...item, us: took(recording, item) })).sort((a, b) => a.us - b.us);
	return {
		of: (recording) =>
			ranked(recording)
				.map(({ id }) => id)
				.join(' '),
		at: (recording): Moment[] =>
			ranked(recording).flatMap(({ lane }) => (lane ? [{ t: spanOf(recording, lane).to, lane }] : [])),
	};
}
