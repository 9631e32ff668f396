/** Whether an answer is right: by the verdicts on what was chosen and on what was not. */
import type { VerdictWord } from './verdict.ts';

/** What a choice is worth to the grade. */
export interface Graded {
	id: string;
	verdict: VerdictWord;
}

/**
 * True where all was chosen that was seen, and nothing that cannot happen. Undefined where nothing decides: what was not
 * seen counts neither way. With one choice to make, one that was seen is right.
 */
export function grade(choices: readonly Graded[], chosen: readonly string[], several: boolean): boolean | undefined {
	const isChosen = ({ id }: Graded) => chosen.includes(id);
	const taken = choices.filter(isChosen);
	if (taken.some(isNever)) return false;
	if (!several) return taken.length > 0 && taken.every(isSo) ? true : undefined;
	if (choices.some((choice) => isSo(choice) && !isChosen(choice))) return false;
	return choices.some(isSo) || choices.some(isNever) ? true : undefined;
}

function isSo({ verdict }: Graded): boolean {
	return verdict === 'seen' || verdict === 'right';
}

function isNever({ verdict }: Graded): boolean {
	return verdict === 'cannot happen' || verdict === 'wrong';
}
