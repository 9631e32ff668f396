/** What a process is called. */
import { basename } from 'node:path';

/** Whether a program is Node, by its name. */
export function isNode(file: string): boolean {
	return /^node(js)?\d*(\.exe)?$/i.test(basename(file)) || file === process.execPath;
}

/** The program's file, where Node runs one; else the program's own name. */
export function nameOf(argv: string[]): string {
	const [file = '', ...rest] = argv;
	const program = isNode(file) ? rest.find((part) => !part.startsWith('-')) : undefined;
	return basename(program ?? file);
}
