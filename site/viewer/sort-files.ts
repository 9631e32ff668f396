/** What was given at once: recordings, and the programs that they are of. */
export interface Sorted<F> {
	recordings: F[];
	sources: F[];
}

const PROGRAM = /\.[cm]?[jt]sx?$/i;

/** Sorts files by their names. What is not a program is taken for a recording: reading it tells. */
export function sortFiles<F extends { name: string }>(files: readonly F[]): Sorted<F> {
	return {
		recordings: files.filter(({ name }) => !PROGRAM.test(name)),
		sources: files.filter(({ name }) => PROGRAM.test(name)),
	};
}
