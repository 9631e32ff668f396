import fs from 'node:fs';
import path from 'node:path';
import { type OutcomesFile, readOutcomes } from '../recording/outcomes.ts';
import { readRecording } from '../recording/stored.ts';
import type { Recording } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import { digestOf } from './digest.ts';
import { LabError } from './lab-error.ts';
import { type Lab, variantOf } from './load.ts';

/** A committed file that was made from something that changed since, or is missing. */
export interface Stale {
	/** Relative to the checkout. */
	file: string;
	why: string;
	/** The command that makes it anew. */
	remedy: string;
}

/** Where the recording of a variant is kept, relative to the lab's folder. */
export function recordingFile(variant?: string): string {
	return variant === undefined ? 'recording.json' : `recordings/${variant}.json`;
}

/** The committed recording of a lab or of its variant, valid. */
export function recordingOf(lab: Lab, variant?: string): Recording {
	variantOf(lab, variant);
	const name = `labs/${lab.id}/${recordingFile(variant)}`;
	const recording = readRecording(textOf(lab, recordingFile(variant)), name);
	const [problem] = validate(recording);
	if (problem) throw new LabError({ file: name }, problem.message, remedyFor(lab));
	return recording;
}

/** What the lab's runs gave; undefined where it names no outcomes or they were not recorded. */
export function outcomesOf(lab: Lab): OutcomesFile | undefined {
	if (!lab.files.includes('outcomes.json')) return undefined;
	const name = `labs/${lab.id}/outcomes.json`;
	const outcomes = readOutcomes(textOf(lab, 'outcomes.json'), name);
	for (const [outcome, recording] of Object.entries(outcomes.recordings)) {
		const [problem] = validate(recording);
		if (problem) throw new LabError({ file: name }, `recording "${outcome}": ${problem.message}`, remedyFor(lab));
	}
	return outcomes;
}

/** The files of the lab that must be recorded anew; empty where all are fresh. */
export function staleness(lab: Lab): Stale[] {
	if (!lab.files.includes('main.ts')) return [];
	const variants = [undefined, ...Object.keys(lab.variants)];
	const files = variants.map((variant) => ({ file: recordingFile(variant), digest: digestOf(lab, variant) }));
	if (namesOutcomes(lab)) files.push({ file: 'outcomes.json', digest: digestOf(lab, undefined, { outcomes: true }) });
	return files.flatMap(({ file, digest }) => {
		const why = whyStale(lab, file, digest);
		return why === undefined ? [] : [{ file: `labs/${lab.id}/${file}`, why, remedy: remedyFor(lab) }];
	});
}

function whyStale(lab: Lab, file: string, digest: string): string | undefined {
	if (!fs.existsSync(path.join(lab.dir, file))) return 'it is missing';
	const made = /"digest"\s*:\s*"([^"]*)"/.exec(textOf(lab, file))?.[1];
	if (made === digest) return undefined;
	const from = file === 'outcomes.json' ? 'the program, its claims' : 'the program';
	return `${from}, a file or package that it imports, or what lab.json says of its run changed since it was recorded`;
}

/** Claims can only be loaded asynchronously, and a build wants to know at once. */
function namesOutcomes(lab: Lab): boolean {
	return /^\s*export\s+(const|let|function)\s+outcome\b|^\s*export\s*\{[^}]*\boutcome\b/m.test(
		textOf(lab, 'claims.ts'),
	);
}

function textOf(lab: Lab, file: string): string {
	try {
		return fs.readFileSync(path.join(lab.dir, file), 'utf8');
	} catch (error) {
		throw new LabError(
			{ file: `labs/${lab.id}/${file}` },
			'it cannot be read, or was not recorded yet',
			remedyFor(lab),
			error,
		);
	}
}

function remedyFor(lab: Lab): string {
	return `npm run interleave -- record ${lab.id}`;
}
