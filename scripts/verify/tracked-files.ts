/** The files that the repository is made of: committed, or new and not ignored. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Their paths, relative to the checkout, with slashes. */
export function trackedFiles(): string[] {
	const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	return [...new Set(list.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file))).sort();
}

/** The text of a file; undefined where it is not text. */
export function textOf(file: string): string | undefined {
	const bytes = readFileSync(join(root, file));
	return bytes.includes(0) ? undefined : bytes.toString('utf8');
}

/** The texts of the files that `wanted` accepts, by path. */
export function texts(wanted: (file: string) => boolean): Map<string, string> {
	const found = trackedFiles()
		.filter(wanted)
		.map((file) => [file, textOf(file)] as const);
	return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
