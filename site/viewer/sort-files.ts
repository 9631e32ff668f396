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

/** The program's files with the one first that the run's command names: the others are what it runs. */
export function programFirst<F extends { file: string }>(files: readonly F[], command: readonly string[]): F[] {
	const named = new Set(command.slice(1).map(lastPart));
	const place = ({ file }: F) => (named.has(lastPart(file)) ? 0 : 1);
	return [...files].sort((a, b) => place(a) - place(b));
}

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
