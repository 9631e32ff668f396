import type { Facts } from './facts.ts';
import { laneIn, outcomeOf, runIn } from './known-names.ts';
import type { Question } from './question.ts';
import { QuestionError } from './question-error.ts';
import type { Reading } from './reading.ts';
import { markedReading } from './readings/marked.ts';
import { printedReading } from './readings/printed.ts';
import { valueReading } from './readings/value.ts';

/** What tells the value that a question asks for. */
export function readingOf(question: Question, facts: Facts, variant = question.variant, find = question.find): Reading {
	if (question.of === 'values') return valueReading(outcomeOf(question, facts));
	const { lane, nth, count, mark, detail } = question;
	const reading =
		mark === undefined
			? printedReading({ find: find ?? '', lane, nth, count })
			: markedReading({ mark, detail, lane, nth, count });
	const { recording } = runIn(question, facts, variant);
	if (lane !== undefined) laneIn(question, recording, lane);
	const answer = reading.of(recording);
	if (answer === undefined || (count && answer === '0'))
		throw new QuestionError(
			question.id,
			mark === undefined
				? `no printed line matches ${find}`
				: `there is no mark "${mark}"${detail ? ` with "${detail}"` : ''}`,
			`Look at the run: npm run interleave -- view ${facts.lab}`,
		);
	return reading;
}
