import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { versionFor } from '../recording/version.ts';
import { importsOf } from './imports.ts';
import { type Lab, programOf, variantOf } from './load.ts';
import { variantFiles } from './variant-files.ts';

/**
 * Names all that a recording of the lab, or of its variant, was made from: the program as it runs, its local imports, what
 * `lab.json` says about the run, the locked versions of the packages it imports and the format's version; for outcomes also the
 * claims that were counted and how many runs. Where it differs, the recording is stale. Titles and other variants do not count,
 * nor do line endings, since git may change them.
 */
export function digestOf(lab: Lab, variant?: string, options: { outcomes?: boolean } = {}): string {
	const starts = [programOf(lab), ...(options.outcomes ? ['claims.ts'] : [])];
	const changed = Object.entries(variantFiles(lab, variant)).map(([file, text]) => [path.join(lab.dir, file), text]);
	const { files, packages } = reach(
		lab.root,
		starts.map((file) => path.join(lab.dir, file)),
		new Map(changed as [string, string][]),
	);
	const parts = [
		...[...files].map(([file, text]) => [`file ${file}`, sha256(text.replaceAll('\r\n', '\n'))]),
		...[...packages].map((name) => [`package ${name}`, lockedVersion(lab.root, name)]),
		['format', String(versionFor({}))],
		['variant', variant ?? ''],
		['run', sha256(JSON.stringify(aboutRun(lab, variant)))],
		...(options.outcomes ? [['runs', String(lab.runs)]] : []),
	];
	return `sha256:${sha256(
		parts
			.map((part) => part.join('\t'))
			.sort()
			.join('\n'),
	)}`;
}

/** What `lab.json` says about a run, in a fixed order. */
function aboutRun(lab: Lab, name: string | undefined) {
	const { timeoutMs, needs, args, env } = lab;
	const variant = variantOf(lab, name);
	return [timeoutMs, needs, variant?.args ?? args, Object.entries({ ...env, ...variant?.env }).sort()];
}

/**
 * The files that these name, directly or through others, with their texts, or those in the place of them; and the packages that
 * any of them imports.
 */
function reach(root: string, starts: string[], changed: Map<string, string>) {
	const files = new Map<string, string>();
	const packages = new Set<string>();
	const waiting = [...starts];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		const name = path.relative(root, file).replaceAll('\\', '/');
		if (files.has(name) || !isSource(name) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
		const text = changed.get(file) ?? fs.readFileSync(file, 'utf8');
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
