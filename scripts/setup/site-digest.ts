/** Names the state of everything that the site is built from: two equal digests give the same site. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the site is built from; test code aside, it imports no other folder of scripts. */
export const SOURCES = [
	'content',
	'labs',
	'site',
	'scripts/recording',
	'scripts/timeline',
	'scripts/exports',
	'scripts/labs',
	'scripts/exercises',
	'scripts/progress',
	'scripts/questions',
	'scripts/stepper',
	'scripts/diagrams',
	'astro.config.mjs',
	'tsconfig.json',
	'package-lock.json',
];

/** sha256 over the paths and texts of the site's sources; tests are not among them. */
export function siteDigest(root: string): string {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((source) => filesUnder(root, source))) {
		hash.update(`${file}\0`).update(
			createHash('sha256')
				.update(readFileSync(join(root, file)))
				.digest(),
		);
	}
	return hash.digest('hex');
}

function filesUnder(root: string, path: string): string[] {
	const found = statSync(join(root, path), { throwIfNoEntry: false });
	if (!found) return [];
	if (!found.isDirectory()) return path.endsWith('.test.ts') ? [] : [path];
	return readdirSync(join(root, path))
		.sort()
		.filter((name) => !name.startsWith('.') && name !== 'node_modules')
		.flatMap((name) => filesUnder(root, `${path}/${name}`));
}
