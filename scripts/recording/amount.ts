/** `1 run`, `20 runs`: a count in figures, with what is counted. */
export function amount(count: number, one: string, more = `${one}s`): string {
	return `${count} ${count === 1 ? one : more}`;
}
