/** The answers that a choice means, as a test and as examples of what is meant and of what is not. */
import { plainAnswer, sameAnswer } from './answer-text.ts';
import type { Choice } from './question.ts';

/** The answers that a choice means. */
export interface Meant {
	meant(answer: string): boolean;
	meantFor: string[];
	notMeantFor: string[];
}

/** One answer, as it is. */
export function exactly(wanted: string, unit?: string): Meant {
	const plain = plainAnswer(wanted, unit);
	const number = Number(plain);
	const isNumber = Number.isFinite(number) && wanted.trim() !== '';
	return {
		meant: (answer) => sameAnswer(answer, wanted, unit),
		meantFor: [plain],
		notMeantFor: isNumber ? samples(number).filter((other) => other !== String(number)) : ['something else'],
	};
}

/** The numbers between two bounds, both included; held against the claims at the bounds, and within or beyond them. */
export function between({ from, to }: Pick<Choice, 'from' | 'to'>): Meant {
	const [low, high] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
	const meant = (answer: string) => {
		const number = Number(plainAnswer(answer));
		return answer.trim() !== '' && number >= low && number <= high;
	};
	const near = [from, to].flatMap((bound) => (bound === undefined ? [] : samples(bound)));
	if (from !== undefined && to !== undefined) near.push(String(Math.round((from + to) / 2)));
	return { meant, meantFor: near.filter(meant), notMeantFor: near.filter((number) => !meant(number)) };
}

/** Bounds as a choice reads. */
export function boundsWords({ from, to }: Choice): string {
	if (from === undefined) return `at most ${to}`;
	return to === undefined ? `at least ${from}` : `${from} to ${to}`;
}

/** A number, its neighbours, and ones far from it; none is negative, since nothing that is counted is. */
function samples(number: number): string[] {
	const all = [number, number - 1, number + 1, 2 * number + 1, 0];
	return [...new Set(all.filter((one) => one >= 0).map(String))];
}
