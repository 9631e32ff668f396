import fs from 'node:fs';
import path from 'node:path';

/**
 * Copies a file beside itself, before another text takes its name: `exercise.ts` to `exercise.before-1.ts`, by the first number
 * that is free. Where the same text was kept already, nothing is copied. Gives the path of the copy.
 */
export function keepBeside(file: string, word: 'before' | 'damaged'): string {
	const { dir, name, ext } = path.parse(file);
	const bytes = fs.readFileSync(file);
	for (let number = 1; ; number++) {
		const copy = path.join(dir, `${name}.${word}-${number}${ext}`);
		const stat = fs.lstatSync(copy, { throwIfNoEntry: false });
		if (stat?.isFile() && stat.size === bytes.length && fs.readFileSync(copy).equals(bytes)) return copy;
		if (stat) continue;
		fs.copyFileSync(file, copy, fs.constants.COPYFILE_EXCL);
		return copy;
	}
}
