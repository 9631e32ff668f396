/** An author's mistake in a diagram: names the file, the line and the remedy. */
export class DiagramError extends Error {
	override name = 'DiagramError';

	constructor(place: { file: string; line: number }, problem: string, remedy: string) {
		super(`${place.file}:${place.line}: ${problem}\n  ${remedy}`);
	}
}
