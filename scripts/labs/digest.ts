import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { versionFor } from '../recording/version.ts';
import { importsOf } from './imports.ts';
import { type Lab, programOf, variantOf } from './load.ts';

/**
 * Names all that a recording of the lab was made from: the program, its local imports, `lab.json`, the locked versions of
 * the packages it imports and the format's version; for outcomes also the claims that were counted. Where it differs, the
 * recording is stale. Line endings do not count, since git may change them.
 */
export function digestOf(lab: Lab, variant?: string, options: { outcomes?: boolean } = {}): string {
	variantOf(lab, variant);
	const starts = [programOf(lab), 'lab.json', ...(lab.files.includes('harness.ts') ? ['harness.ts'] : [])];
	if (options.outcomes) starts.push('claims.ts');
	const { files, packages } = reach(
		lab.root,
		starts.map((file) => path.join(lab.dir, file)),
	);
	const parts = [
		...[...files].map(([file, text]) => [`file ${file}`, sha256(text.replaceAll('\r\n', '\n'))]),
		...[...packages].map((name) => [`package ${name}`, lockedVersion(lab.root, name)]),
		['format', String(versionFor({}))],
		['variant', variant ?? ''],
	];
	return `sha256:${sha256(
		parts
			.map((part) => part.join('\t'))
			.sort()
			.join('\n'),
	)}`;
}

/** The files that these name, directly or through others, with their texts; and the packages that any of them imports. */
function reach(root: string, starts: string[]) {
	const files = new Map<string, string>();
	const packages = new Set<string>();
	const waiting = [...starts];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		const name = path.relative(root, file).replaceAll('\\', '/');
		if (files.has(name) || !isSource(name) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
		const text = fs.readFileSync(file, 'utf8');
		files.set(name, text);
		if (!/\.[cm]?[jt]s$/.test(name)) continue;
		const imports = importsOf(text);
		for (const found of imports.packages) packages.add(found);
		for (const found of imports.files) waiting.push(path.resolve(path.dirname(file), found));
	}
	return { files, packages };
}

/**
 * What recordings may be made from lies under `labs`: our own code that claims are written with is vouched for by the
 * format's version and by verify, which judges anew. What is generated is made from these, and never the other way round.
 */
function isSource(name: string): boolean {
	return name.startsWith('labs/') && !/\/(recording|outcomes)\.json$|\/recordings\/[^/]+\.json$/.test(name);
}

function lockedVersion(root: string, name: string): string {
	const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
	return lock.packages?.[`node_modules/${name}`]?.version ?? 'not locked';
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
