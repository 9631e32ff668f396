import fs from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports.ts';
import { type Lab, programOf } from './load.ts';

/** The pieces of `labs/lib` that a lab's program imports, itself or through one another, as `lib/mutex.ts`. */
export function libraryOf(lab: Lab): string[] {
	const found: string[] = [];
	const waiting = [path.join(lab.dir, programOf(lab))];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		for (const name of importsOf(fs.readFileSync(file, 'utf8')).files) {
			const imported = path.resolve(path.dirname(file), name);
			const piece = path.relative(path.join(lab.root, 'labs'), imported).replaceAll('\\', '/');
			if (!piece.startsWith('lib/') || found.includes(piece)) continue;
			found.push(piece);
			waiting.push(imported);
		}
	}
	return found;
}

/** Where a file that a lab shows lies: its own, or one of `labs/lib`. */
export function pathOf(lab: Lab, file: string): string {
	return file.startsWith('lib/') ? path.join(lab.root, 'labs', file) : path.join(lab.dir, file);
}
