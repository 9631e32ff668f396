import fs from 'node:fs';
import path from 'node:path';
import { CommandError } from './command-error.ts';
import { UsageError } from './verb.ts';

/** The file that `--out` names, absolute. Asked before the work, so that its fruit is not lost for a slip of the pen. */
export function outFile(out: string): string {
	const file = path.resolve(out);
	const folder = path.dirname(file);
	if (!fs.existsSync(folder)) throw new UsageError(`--out: there is no folder ${folder}`);
	if (fs.existsSync(file) && fs.statSync(file).isDirectory())
		throw new UsageError(`--out: ${file} is a folder; name a file in it`);
	return file;
}

/** Writes what `--out` is to hold. */
export function keep(file: string, text: string): void {
	try {
		fs.writeFileSync(file, text);
	} catch (error) {
		throw new CommandError(`${file} could not be written: ${(error as Error).message}`, 'Give --out another file.');
	}
}
