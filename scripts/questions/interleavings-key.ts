/** The key of a question about a model: a search of every interleaving says what can come of it, and what cannot. */
import { between, boundsWords, exactly } from './answers-of.ts';
import type { Facts } from './facts.ts';
import { idOf } from './id-of.ts';
import type { KeyedChoice } from './key.ts';
import { unknown } from './known-names.ts';
import type { Question } from './question.ts';
import type { ChoiceVerdict } from './verdict.ts';

/** Each choice with how many interleavings come to it. */
export function interleavingsKey(question: Question, facts: Facts): KeyedChoice[] {
	return (question.choices ?? []).map((choice) => {
		const { meant } = choice.is === undefined ? between(choice) : exactly(choice.is);
		const text = choice.text ?? choice.is ?? boundsWords(choice);
		return { id: idOf(text), text, ...verdictOn(question, facts, meant) };
	});
}

function verdictOn(question: Question, { explored }: Facts, meant: (answer: string) => boolean): ChoiceVerdict {
	const { ends = [], interleavings } = explored ?? {};
	const names = [...new Set(ends.flatMap(({ values }) => values.map(({ name }) => name)))];
	const shown = question.shown ?? names[0] ?? '';
	if (!names.includes(shown)) throw unknown(question, 'number of the stepper', shown, names);
	const found = ends.filter(({ values }) => values.some(({ name, value }) => name === shown && meant(String(value))));
	const all = interleavings === undefined ? 'interleavings' : `${interleavings.toLocaleString('en')} interleavings`;
	if (found.length === 0)
		return { verdict: 'cannot happen', says: `cannot happen: none of the ${all} comes to it`, moments: [] };
	const ways = found.reduce<bigint | undefined>((sum, { schedules }) => add(sum, schedules), 0n);
	const often = ways === undefined || interleavings === undefined ? 'some' : ways.toLocaleString('en');
	return { verdict: 'seen', says: `comes of ${often} of the ${all}`, moments: [] };
}

function add(sum: bigint | undefined, more: bigint | undefined): bigint | undefined {
	return sum === undefined || more === undefined ? undefined : sum + more;
}
