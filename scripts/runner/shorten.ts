/** Paths as a recording shows them: relative to the program's folder or to the working directory. */
import { basename, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Shorten {
	/** `/home/me/course/labs/a/main.ts:12` and `file:///…` to `main.ts:12`. */
	place(place: string | undefined): string | undefined;
	/** The executable, and this Node wherever it stands, by their names; files of the working directory relative to it. */
	argv(argv: string[]): string[];
}

/** `folder` is the program's own. */
export function shorten(cwd: string, folder: string): Shorten {
	return {
		place(place) {
			if (place === undefined) return undefined;
			const [, file = place, line = ''] = /^(.*?)(:\d+)?$/s.exec(place) ?? [];
			const path = pathOf(file);
			return `${inside(folder, path) ?? inside(cwd, path) ?? path}${line}`;
		},
		argv([file = '', ...rest]) {
			const short = (part: string) => (part === process.execPath ? basename(part) : (inside(cwd, part) ?? part));
			return [basename(file), ...rest.map(short)];
		},
	};
}

function pathOf(file: string): string {
	if (!file.startsWith('file://')) return file;
	try {
		return fileURLToPath(file);
	} catch {
		return file;
	}
}

function inside(folder: string, path: string): string | undefined {
	if (!isAbsolute(path)) return undefined;
	const short = relative(folder, path);
	return short === '' || short === '..' || short.startsWith(`..${sep}`) || isAbsolute(short) ? undefined : short;
}
