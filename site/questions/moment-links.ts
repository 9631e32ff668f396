import type { RunMoment } from '../../scripts/questions/verdict.ts';
import { instant } from '../../scripts/timeline/words.ts';
import { permalink } from '../player/permalink.ts';

/** Links to moments of committed runs; they open in the lab of the page where it has the run, else on the lab's page. */
export function momentLinks(question: HTMLElement, moments: readonly RunMoment[]): (HTMLElement | string)[] {
	const { base = '/', lab } = question.dataset;
	return moments.slice(0, 2).flatMap(({ run, t, lane }, index) => {
		const href = `${base}labs/${lab}/${permalink({ run, t, lane })}`;
		const textContent = index === 0 ? `See it in the run, at ${instant(t)}` : `and at ${instant(t)}`;
		return [' ', Object.assign(document.createElement('a'), { href, textContent })];
	});
}
