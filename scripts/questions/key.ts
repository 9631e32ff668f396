/** The key of a question, computed from a lab's committed runs, their counts and its claims. Nothing of it is typed. */

import { chooseKey } from './choose-key.ts';
import type { Facts } from './facts.ts';
import { idOf } from './id-of.ts';
import { orderKey } from './order-key.ts';
import { placeKey } from './place-key.ts';
import type { Question } from './question.ts';
import { QuestionError } from './question-error.ts';
import type { Place } from './select.ts';
import { valueKey } from './value-key.ts';
import type { ChoiceVerdict } from './verdict.ts';

/** A choice with its verdict; of a `value` or an `order`, an answer that was seen. */
export interface KeyedChoice extends ChoiceVerdict {
	/** Stable within the question: what is kept of an answer. */
	id: string;
	text: string;
	/** Where it is in the run, of a `place`. */
	place?: Place;
}

/** A question with its key. */
export interface Keyed {
	question: Question;
	choices: KeyedChoice[];
	/** `order`: what is put in order, in the order in which it is offered. */
	items: { id: string; text: string }[];
}

/** The key; a `QuestionError` where the question names what its lab does not have. */
export function keyOf(question: Question, facts?: Facts): Keyed {
	if (question.of === undefined) return { question, items: [], choices: conceptual(question) };
	if (!facts) throw new QuestionError(question.id, 'its lab has no runs', 'Record the lab.');
	if (question.kind === 'choose') return { question, items: [], choices: chooseKey(question, facts) };
	if (question.kind === 'value') return { question, items: [], choices: valueKey(question, facts) };
	if (question.kind === 'order') return { question, ...orderKey(question, facts) };
	return { question, items: [], choices: placeKey(question, facts) };
}

/** Of a question about no run, its author says what is so, and who says it too. */
function conceptual({ choices = [] }: Question): KeyedChoice[] {
	return choices.map(({ text = '', right = false, why }) => ({
		id: idOf(text),
		text,
		verdict: right ? 'right' : 'wrong',
		says: why ?? (right ? 'this is so' : 'this is not so'),
		moments: [],
	}));
}
