/** Counts in words, as prose has them. */
const CARDINALS = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `two`, `12`: in words as far as prose does. */
export function cardinal(count: number): string {
	return CARDINALS[count] ?? String(count);
}

/** `second`, `21st`. */
export function ordinal(number: number): string {
	if (ORDINALS[number]) return ORDINALS[number];
	const last = Math.floor(number / 10) % 10 === 1 ? 0 : number % 10;
	return `${number}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

/** `two threads`, `1,200 events`: a count with what is counted. */
export function counted(count: number, one: string, more = `${one}s`): string {
	return `${count === 1 ? 'one' : cardinal(count)} ${count === 1 ? one : more}`;
}

/** `A, B and C`; of more than `most` the first, and how many more. */
export function listed(names: readonly string[], most = 6): string {
	const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
	return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
