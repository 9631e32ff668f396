import type { Recording } from '../../scripts/recording/types.ts';
import { element, newButton } from '../player/parts.ts';
import type { RunTally } from './run-tally.ts';
import { seenWords, tallyWords } from './tally-words.ts';

/** The claims over many runs, each with in how many it held; a run that refutes one can be opened. */
export function tallyList(
	tally: Pick<RunTally, 'claims' | 'against'>,
	open: (recording: Recording, words: string) => void,
): HTMLElement {
	const part = element('div', 'tallies');
	const rows = tally.claims.map((over) => {
		const { claim } = over;
		const { state, sign, words } = tallyWords(over);
		const row = element('li');
		row.dataset.state = state;
		const mark = element('span', 'sign', sign);
		mark.ariaHidden = 'true';
		row.append(
			mark,
			element('span', 'says', claim.says),
			element('span', 'verdict', words),
			element('span', 'seen', seenWords(over)),
		);
		const run = tally.against(claim.id);
		if (run) {
			const button = newButton('Open that run', 'plain');
			button.addEventListener('click', () => open(run, `the run that refutes "${claim.says}"`));
			row.append(button);
		}
		return row;
	});
	const list = element('ul', 'claims');
	list.append(...rows);
	part.append(element('p', 'file', rows.length > 0 ? 'Claims, held against these runs' : ''), list);
	return part;
}
