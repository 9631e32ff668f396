/** Which questions of the page a run has to wait for. */
import type { Question } from '../../scripts/questions/question.ts';
import { type Lesson, writtenQuestions } from './lesson-questions.ts';

/** What a page says of itself: that it is a lesson. */
export interface PageLocals {
	starlightRoute?: { id: string; entry: Lesson };
}

/** The keys of the questions that veil the runs of these variants of a lab, joined by a space; undefined where none does. */
export function veilsOf(
	locals: unknown,
	lab: { id: string; name: string },
	variants: readonly (string | undefined)[],
): string | undefined {
	const lesson = (locals as PageLocals).starlightRoute?.entry;
	if (lesson?.data.questions === undefined) return undefined;
	const about = (question: Question) =>
		question.veils &&
		(question.lab === lab.id || question.lab === lab.name) &&
		variantsOf(question).some((variant) => variants.includes(variant));
	const keys = writtenQuestions(lesson)
		.filter(about)
		.map(({ id }) => `${lesson.id}#${id}`);
	return keys.length > 0 ? keys.join(' ') : undefined;
}

/** The variants whose runs tell the answer. */
function variantsOf({ variant, choices = [], items = [] }: Question): (string | undefined)[] {
	const all = [variant, ...choices.map((choice) => choice.variant), ...items.map((item) => item.variant)];
	const named = [...new Set(all.filter((one) => one !== undefined))];
	const own = choices.length > 0 ? choices.some((choice) => (choice.variant ?? variant) === undefined) : !variant;
	return [...(own || named.includes('-') ? [undefined] : []), ...named.filter((one) => one !== '-')];
}
