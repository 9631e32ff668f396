import type { Outcomes } from '../recording/claim.ts';
import type { DiffWords } from '../recording/diff/diff-words.ts';
import { laneName } from './lane-names.ts';
import { eventWords } from './words.ts';

/** What a comparison of two runs says, by the names that the program gave; `a` and `b` as the runs stand in a sentence. */
export function namedWords(a: string, b: string, outcomes?: Outcomes): DiffWords {
	return {
		a,
		b,
		lane: laneName,
		event(recording, event) {
			const words = eventWords(event, recording).replace(/\s+/g, ' ').trim();
			return event.kind === 'mark' ? `marks "${words}"` : words;
		},
		outcome: (id) => outcomes?.classes[id] ?? id,
		value: outcomes?.value ?? 'value of the outcome',
	};
}
