import { plain } from '../../scripts/timeline/plain.ts';
import { element } from '../player/parts.ts';
import type { Problem } from './problem.ts';

/** Shows what is wrong with a file, or takes that away. What the file holds enters as text. */
export function fillProblem(place: HTMLElement, problem: Problem | undefined): void {
	place.hidden = problem === undefined;
	if (!problem) {
		place.replaceChildren();
		return;
	}
	const { says, faults, more, remedy } = problem;
	const list = element('ol');
	list.append(
		...faults.map(({ line, reason, quoted, also, times }) => {
			const item = element('li');
			item.append(element('span', 'where', `Line ${line}`), element('span', 'reason', plain(reason)));
			if (quoted.trim() !== '') item.append(element('code', 'quoted', plain(quoted)));
			if (also.length > 0) item.append(element('span', 'also', alsoWords(also, times)));
			return item;
		}),
	);
	place.replaceChildren(
		element('p', 'says', plain(says)),
		...(faults.length > 0 ? [list] : []),
		...(more > 0 ? [element('p', 'rest', `… and ${more} more.`)] : []),
		...(remedy === '' ? [] : [element('p', 'remedy', plain(remedy))]),
	);
}

function alsoWords(lines: readonly number[], times: number): string {
	const rest = times - 1 - lines.length;
	return `The same on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rest > 0 ? `, and ${rest} more times` : ''}.`;
}
