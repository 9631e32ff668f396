import fs from 'node:fs';
import path from 'node:path';
import { FormError, formOf } from '../exercises/form.ts';
import type { CheckedClaim } from '../recording/checked.ts';
import type { Claim, ClaimsModule } from '../recording/claim.ts';
import { checkLab } from './check-lab.ts';
import { hintsFor } from './hints.ts';
import type { Lab } from './load.ts';
import type { Finding } from './verify-labs.ts';

/** How many wrong answers an exercise brings along, at least. */
const FEWEST_WRONG = 3;

/** What verifying an exercise found. */
export interface VerifiedExercise {
	/** How many claims of the task the solution held. */
	held: number;
	runs: number;
	findings: Finding[];
}

/**
 * Whether the exercise tells right from wrong: what the learner starts from must fail the claim of the task that `lab.json`
 * names, each file in `wrong/` the one that its first line names, and the solution must pass all of them.
 */
export async function verifyExercise(
	lab: Lab,
	{ task = [] }: ClaimsModule,
	thorough?: boolean,
): Promise<VerifiedExercise> {
	const all: VerifiedExercise = { held: 0, runs: 0, findings: lab.exercise ? unusable(lab, task) : [] };
	if (!lab.exercise || all.findings.length > 0) return all;
	const wrong = lab.files.filter((name) => /^wrong\/[^/]+\.ts$/.test(name));
	all.findings.push(...tooFew(lab, wrong));
	const ids = task.map(({ id }) => id);
	for (const file of ['solution.ts', 'exercise.ts', ...wrong]) {
		const isSolution = file === 'solution.ts';
		// The solution once, or as often as a learner's answer; a wrong answer until it is refuted.
		const how = isSolution ? { thorough: thorough ?? false } : {};
		const { verdicts, runs } = await checkLab(lab, { ...how, file: path.join(lab.dir, file), task: true });
		all.runs += runs;
		if (isSolution) all.held = verdicts.filter(({ verdict }) => verdict === 'held').length;
		all.findings.push(...(isSolution ? unsolved(lab, verdicts) : unrefuted(lab, file, ids, verdicts)));
	}
	return all;
}

function unusable(lab: Lab, task: Claim[]): Finding[] {
	if (task.length === 0) return [invalid(lab, 'claims.ts', 'an exercise needs claims in `task`')];
	if (!lab.files.includes('solution.ts')) return [invalid(lab, 'solution.ts', 'this file is missing')];
	if (!task.some(({ id }) => id === lab.fails)) {
		const says = lab.fails
			? `there is no claim "${lab.fails}" in the task`
			: 'it does not say which claim the start fails';
		return [invalid(lab, 'lab.json', says, 'Write: "exercise": { "fails": "the-claim" }')];
	}
	hintsFor(lab);
	return wrongForm(lab);
}

function wrongForm(lab: Lab): Finding[] {
	try {
		formOf(fs.readFileSync(path.join(lab.dir, 'exercise.ts'), 'utf8'), lab.form);
		return [];
	} catch (error) {
		if (!(error instanceof FormError)) throw error;
		return [invalid(lab, `exercise.ts:${error.line}`, error.message, error.remedy)];
	}
}

function tooFew(lab: Lab, wrong: string[]): Finding[] {
	if (wrong.length >= FEWEST_WRONG) return [];
	const says = `it has ${wrong.length} wrong answers, and needs ${FEWEST_WRONG}`;
	return [invalid(lab, 'wrong', says, 'Add wrong/<mistake>.ts, each with a first line: // fails: the-claim')];
}

function unsolved(lab: Lab, verdicts: CheckedClaim[]): Finding[] {
	const open = verdicts.filter(({ verdict }) => verdict !== 'held');
	return open.map(({ id, verdict, seen }) => {
		const state = verdict === 'refuted' ? 'refuted' : 'not judged';
		return { state, file: `labs/${lab.id}/solution.ts`, says: `claim "${id}" of the task: ${seen}` };
	});
}

/** It fails the claim that it is said to fail. */
function unrefuted(lab: Lab, file: string, ids: string[], verdicts: CheckedClaim[]): Finding[] {
	const named = file === 'exercise.ts' ? lab.fails : namedBy(lab, file, ids);
	if (named === undefined)
		return [invalid(lab, file, 'its first line names no claim of the task', 'Write: // fails: the-claim')];
	const refuted = verdicts.filter(({ verdict }) => verdict === 'refuted');
	if (refuted.some(({ id }) => id === named)) return [];
	if (refuted.length === 0 && file === 'exercise.ts')
		return [invalid(lab, file, 'it passes the task: nothing is left to do')];
	const instead = refuted.map(({ id, seen }) => `"${id}" (${seen})`).join(' and ');
	return [invalid(lab, file, `it does not fail claim "${named}"${instead ? `, but ${instead}` : ''}`)];
}

/** The claim that the first line names. Learners do not see these files before they have tried. */
function namedBy(lab: Lab, file: string, ids: string[]): string | undefined {
	const [firstLine = ''] = fs.readFileSync(path.join(lab.dir, file), 'utf8').split('\n');
	const words: string[] = /^\/\/(.*)/.exec(firstLine)?.[1]?.match(/[a-z0-9]+(-[a-z0-9]+)*/g) ?? [];
	return ids.find((id) => words.includes(id));
}

function invalid(lab: Lab, file: string, says: string, remedy?: string): Finding {
	return { state: 'invalid', file: `labs/${lab.id}/${file}`, says, ...(remedy && { remedy }) };
}
