import type { ChoiceVerdict } from '../../scripts/questions/verdict.ts';
import { instant } from '../../scripts/timeline/words.ts';
import { permalink } from '../player/permalink.ts';
import { momentsTold } from './moments-told.ts';

/** Links to moments of committed runs; they open in the lab of the page where it has the run, else on the lab's page. */
export function momentLinks(question: HTMLElement, refuting: readonly ChoiceVerdict[]): (HTMLElement | string)[] {
	const { base = '/', lab } = question.dataset;
	return momentsTold(refuting).flatMap(({ words, moment: { run, t, lane } }) => {
		const href = `${base}labs/${lab}/${permalink({ run, t, lane })}`;
		return [' ', Object.assign(document.createElement('a'), { href, textContent: `${words} ${instant(t)}` })];
	});
}
