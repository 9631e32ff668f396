import fs from 'node:fs';
import path from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import { LabError } from './lab-error.ts';
import { type Lab, variantOf } from './load.ts';

/**
 * The texts that a variant's change makes of the lab's files, by their names; empty where the variant changes none. The change
 * is a unified diff in the lab's folder `changes/`.
 */
export function variantFiles(lab: Lab, variant: string | undefined): Record<string, string> {
	const change = variantOf(lab, variant)?.change;
	if (change === undefined) return {};
	const at = `labs/${lab.id}/changes/${change}`;
	const diff = read(lab, `changes/${change}`);
	const patches = parse(diff, at);
	if (patches.length === 0) throw new LabError({ file: at }, 'it changes nothing', `Write it with: ${HOW}`);
	return Object.fromEntries(patches.map((patch) => changed(lab, patch, { at, diff })));
}

const HOW = 'diff -u main.ts changed.ts';

type Patch = ReturnType<typeof parsePatch>[number];

function changed(lab: Lab, patch: Patch, { at, diff }: { at: string; diff: string }): [string, string] {
	const file = (patch.oldFileName ?? patch.newFileName ?? '').replace(/^[ab]\//, '');
	const nameLine = lineOf(diff, `--- ${patch.oldFileName}`);
	if (!lab.files.includes(file)) {
		const remedy = `Name a file of labs/${lab.id}: --- main.ts`;
		throw new LabError({ file: at, line: nameLine }, `it changes "${file}", which is not a file of the lab`, remedy);
	}
	const before = read(lab, file).replaceAll('\r\n', '\n');
	const after = applyPatch(before, patch);
	if (after !== false) return [file, after];
	const hunk = patch.hunks.find((each) => applyPatch(before, { ...patch, hunks: [each] }) === false) ?? patch.hunks[0];
	const line = hunk && lineOf(diff, `@@ -${hunk.oldStart}`);
	const remedy = `labs/${lab.id}/${file} has changed: write the change anew (${HOW}).`;
	throw new LabError({ file: at, line: line ?? nameLine }, `it does not fit ${file}`, remedy);
}

function parse(diff: string, at: string): Patch[] {
	try {
		return parsePatch(diff.replaceAll('\r\n', '\n')).filter(({ hunks }) => hunks.length > 0);
	} catch (error) {
		const line = /line (\d+)/.exec((error as Error).message)?.[1];
		const place = { file: at, ...(line !== undefined && { line: Number(line) }) };
		throw new LabError(place, `it is not a unified diff: ${(error as Error).message}`, `Write it with: ${HOW}`, error);
	}
}

function read(lab: Lab, file: string): string {
	return fs.readFileSync(path.join(lab.dir, file), 'utf8');
}

function lineOf(text: string, beginning: string): number | undefined {
	const index = text.split('\n').findIndex((line) => line.startsWith(beginning));
	return index < 0 ? undefined : index + 1;
}
