/** What a question names, as its lab has it; a `QuestionError` where the lab has no such thing. */
import type { Outcomes } from '../recording/claim.ts';
import type { LaneId, Recording } from '../recording/types.ts';
import { type Facts, type KnownRun, runsOf } from './facts.ts';
import { lanesNamed } from './lanes-named.ts';
import type { Question } from './question.ts';
import { QuestionError } from './question-error.ts';

/** The typical run of a variant. */
export function runIn(question: Question, facts: Facts, variant?: string): KnownRun {
	const [run] = runsOf(facts, variant);
	if (run) return run;
	const known = facts.runs.flatMap(({ recording }) => recording.header.variant ?? []);
	throw unknown(question, 'variant', variant ?? '-', [...new Set(known)]);
}

/** The one lane of that name. */
export function laneIn(question: Question, recording: Recording, name: string): LaneId {
	const [lane, ...more] = lanesNamed(recording, name);
	if (lane !== undefined && more.length === 0) return lane;
	const known = recording.lanes.map((lane) => lane.name);
	throw unknown(question, 'lane', name, known);
}

/** How the lab sorts its runs, with a value where the question asks for one. */
export function outcomeOf(question: Question, { module, lab }: Facts): Outcomes {
	if (module.outcome && (question.of !== 'values' || module.outcome.value)) return module.outcome;
	throw new QuestionError(
		question.id,
		`labs/${lab}/claims.ts exports no outcome${module.outcome ? ' with a value' : ''}`,
		'Export it and record the lab, or take the key from something else: printed, claims, ends.',
	);
}

/** That the lab has no such thing, and what it has. */
export function unknown(question: Question, what: string, name: string, known: readonly string[]): QuestionError {
	const all = [...new Set(known)];
	const remedy = all.length > 0 ? `There is ${all.join(', ')}.` : 'There is none.';
	return new QuestionError(question.id, `there is no ${what} "${name}"`, remedy);
}
