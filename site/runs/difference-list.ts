import { compareRecordings, type Difference, type Place } from '../../scripts/recording/diff/compare.ts';
import { namedWords } from '../../scripts/timeline/diff-words.ts';
import { element } from '../player/parts.ts';
import type { PairRun } from './pair.ts';

/** How many differences are told. */
const SHOWN = 6;

/** What differs between two runs, each with a button that opens both moments. */
export function differenceList(
	upper: PairRun,
	lower: PairRun,
	known: readonly Difference[] | undefined,
	open: (upper?: Place, lower?: Place) => void,
): HTMLElement {
	const differences = known ?? differencesOf(upper, lower);
	const list = element('div');
	list.append(element('p', 'file', differences.length > 0 ? 'What differs' : NOTHING));
	if (differences.length === 0) return list;
	const items = differences.slice(0, SHOWN).map(({ says, a, b }) => {
		const item = element('li', '', says);
		if (!a && !b) return item;
		const button = element('button', 'plain', a && b ? 'Both moments' : 'That moment');
		button.setAttribute('type', 'button');
		button.setAttribute('aria-label', `${button.textContent}: ${says}`);
		button.addEventListener('click', () => open(a, b));
		item.append(' ', button);
		return item;
	});
	const all = element('ol');
	all.append(...items);
	list.append(all);
	const more = differences.length - SHOWN;
	if (more > 0) list.append(element('p', 'note', `And ${more} more.`));
	return list;
}

const NOTHING =
	'Nothing differs but times: both did the same, in the same order where one thing brought about another.';

function differencesOf(upper: PairRun, lower: PairRun): Difference[] {
	const words = namedWords('the upper run', 'the lower run');
	return compareRecordings(upper.recording, lower.recording, undefined, words).differences;
}
