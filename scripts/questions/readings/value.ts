/** The value that the lab's outcome gives a run. */
import type { Outcomes } from '../../recording/claim.ts';
import { outcomeSeen } from '../../recording/outcome-seen.ts';
import type { OutputEvent, Recording } from '../../recording/types.ts';
import { linesApart } from '../lines-apart.ts';
import type { Moment, Reading } from '../reading.ts';

/** The reading; the copies that it makes are those in which the lab itself finds the other value. */
export function valueReading(outcome: Outcomes): Reading {
	const of = (recording: Recording) => {
		const value = outcomeSeen(outcome, recording)?.value;
		return value === undefined ? undefined : String(value);
	};
	return {
		of,
		as(recording, answer) {
			const value = of(recording);
			if (value === undefined || value === answer) return value === undefined ? undefined : recording;
			const apart = linesApart(recording);
			const copies = tellers(apart, value).map((event) => replaced(apart, event, value, answer));
			// A number of more digits than the lab can hold reads as the nearest one.
			return copies.find((copy) => Number(of(copy)) === Number(answer));
		},
		at(recording): Moment[] {
			const value = of(recording);
			const apart = linesApart(recording);
			// The line that tells is the one whose change changes the value.
			const other = String(Number(value) + 1);
			const told = value === undefined ? [] : tellers(apart, value);
			return told.filter((event) => of(replaced(apart, event, value as string, other)) === other);
		},
		counts: ({ values }) => values?.map(([value, count]) => [String(value), count]),
	};
}

/** The class that a run fell into; no copy can be made of what a class is. */
export function classReading(outcome: Outcomes): Reading {
	return {
		of: (recording) => outcomeSeen(outcome, recording)?.outcome,
		at: (recording) => valueReading(outcome).at(recording),
		counts: ({ outcomes }) => outcomes.map(({ id, count }) => [id, count]),
	};
}

function tellers({ events }: Recording, value: string): OutputEvent[] {
	return events.filter((event): event is OutputEvent => event.kind === 'out' && whole(value).test(event.text ?? ''));
}

function replaced(recording: Recording, event: OutputEvent, value: string, answer: string): Recording {
	const changed = { ...event, text: (event.text ?? '').replace(whole(value), answer) };
	return { ...recording, events: recording.events.map((other) => (other === event ? changed : other)) };
}

/** The number by itself, and no part of a longer one. */
function whole(value: string): RegExp {
	return new RegExp(`(?<![\\d.-])${value.replace('.', '\\.')}(?![\\d]|\\.\\d)`);
}
