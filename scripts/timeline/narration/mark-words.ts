import { listed } from '../numbers.ts';

/** So many marks are told one by one. */
const TOLD = 6;
const LONGEST_TURN = 4;

/** The marks of a lane (name, tab, value) that follow each other: `A: read 6, write 5.`, `A: read and write in turn, 40 times each.` */
export function markWords(who: string, marks: readonly string[]): string {
	const said = marks.map((mark) => mark.replace('\t', ' ').trim());
	if (marks.length <= TOLD) return `${who}: ${said.join(', ')}.`;
	const span = `from ${said[0]} to ${said.at(-1)}`;
	const turn = turnOf(marks.map((mark) => mark.split('\t')[0] ?? ''));
	if (!turn) return `${who}: ${marks.length} marks, ${span}.`;
	const times = marks.length / turn.length;
	return `${who}: ${listed(turn)} ${times} times${turn.length > 1 ? ' each, in turn' : ''}, ${span}.`;
}

/** The names that come again and again in the same order. */
function turnOf(names: readonly string[]): string[] | undefined {
	for (let length = 1; length <= LONGEST_TURN; length++) {
		if (names.length % length === 0 && names.every((name, index) => name === names[index % length]))
			return names.slice(0, length);
	}
	return undefined;
}
