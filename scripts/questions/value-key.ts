/** The key of a question whose answer is typed: what the runs gave, and the verdict on whatever else is typed. */
import { plainAnswer } from './answer-text.ts';
import { exactly } from './answers-of.ts';
import { countsOf, type Facts, runsOf } from './facts.ts';
import type { KeyedChoice } from './key.ts';
import type { Question } from './question.ts';
import { readingOf } from './reading-of.ts';
import { type ChoiceVerdict, verdictOn } from './verdict.ts';

/** Each value that was seen, the most frequent first. */
export function valueKey(question: Question, facts: Facts): KeyedChoice[] {
	const reading = readingOf(question, facts);
	const counted = countsOf(facts, question.variant);
	const counts = counted && reading.counts?.(counted)?.toSorted(([, a], [, b]) => b - a);
	const seen = counts?.map(([answer]) => answer) ?? seenIn(question, facts);
	return seen.map((answer) => ({ id: answer, text: answer, ...valueVerdict(question, facts, answer) }));
}

/** The verdict on a value that was typed. */
export function valueVerdict(question: Question, facts: Facts, answer: string): ChoiceVerdict {
	const reading = readingOf(question, facts);
	const meant = exactly(answer, question.unit);
	return verdictOn({ reading, variant: question.variant, ...meant }, facts);
}

function seenIn(question: Question, facts: Facts): string[] {
	const reading = readingOf(question, facts);
	const answers = runsOf(facts, question.variant).flatMap(({ recording }) => reading.of(recording) ?? []);
	return [...new Set(answers.map((answer) => plainAnswer(answer, question.unit)))];
}
