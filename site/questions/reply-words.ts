/** What is said to an answer. */
import type { ChoiceVerdict } from '../../scripts/questions/verdict.ts';

/** A choice that was made, with its verdict. */
export interface Told extends ChoiceVerdict {
	id: string;
	text: string;
}

/** A sentence or two: of one choice with what the runs say to it, of several how it went; the key beside it says the rest. */
export function wordsFor(right: boolean | undefined, told: readonly Told[], several: boolean): string {
	const [one] = told;
	if (several) {
		if (right === undefined) return 'Neither right nor wrong: nothing of it decides.';
		return right
			? 'Right: all that was seen, and nothing that cannot happen.'
			: 'Not quite. The answer marks each choice.';
	}
	if (!one) return '';
	const says = one.says.replace(/\.”$/, '”').replace(/[.?!]$/, '');
	if (right === undefined) return `${capital(says)}. That does not make it wrong: nothing says that it cannot happen.`;
	if (one.verdict === 'right') return `Right: ${says}.`;
	if (one.verdict === 'wrong') return says === 'not this one' ? 'Not this one.' : `Not so: ${says}.`;
	return right ? `Right: ${says}.` : `Not so: this ${says}.`;
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
