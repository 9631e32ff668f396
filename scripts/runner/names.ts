/** What a process is called. */
import { basename } from 'node:path';

/** Whether a program is Node, by its name. */
export function isNode(file: string): boolean {
	return /^node(js)?\d*(\.exe)?$/i.test(basename(file)) || file === process.execPath;
}

const TEXT = /^(-e|-p|-pe|--eval|--print)$/;

/** The program's file, where Node runs one; else the program's own name. */
export function nameOf(argv: string[]): string {
	const [file = '', ...rest] = argv;
	const program = isNode(file) ? rest.find((part) => TEXT.test(part) || !part.startsWith('-')) : undefined;
	if (program && TEXT.test(program)) return `node ${program}`; // what follows is a program's text, not a path
	return basename(program ?? file);
}
