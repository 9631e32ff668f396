import fs from 'node:fs';
import path from 'node:path';
import type { ClaimsModule } from '../recording/claim.ts';
import { checkLab } from './check-lab.ts';
import type { Lab } from './load.ts';
import type { Finding } from './verify-labs.ts';

/**
 * Whether the exercise tells right from wrong: what the learner starts from must fail the task, the solution must pass it,
 * and each file in `wrong/` must fail the claim that its first line names.
 */
export async function verifyExercise(lab: Lab, module: ClaimsModule): Promise<Finding[]> {
	if (!lab.exercise) return [];
	if (!module.task || module.task.length === 0)
		return [invalid(lab, 'claims.ts', 'an exercise needs claims in `task`')];
	if (!lab.files.includes('solution.ts')) return [invalid(lab, 'solution.ts', 'this file is missing')];
	const findings = [...(await verifyStart(lab)), ...(await verifySolution(lab))];
	for (const file of lab.files.filter((name) => /^wrong\/[^/]+\.ts$/.test(name))) {
		findings.push(...(await verifyWrong(lab, module, file)));
	}
	return findings;
}

async function verifyStart(lab: Lab): Promise<Finding[]> {
	const refuted = await refutedBy(lab, 'exercise.ts');
	return refuted.size > 0 ? [] : [invalid(lab, 'exercise.ts', 'it passes the task: nothing is left to do')];
}

async function verifySolution(lab: Lab): Promise<Finding[]> {
	const refuted = await refutedBy(lab, 'solution.ts');
	return [...refuted].map(([id, seen]) => ({
		state: 'refuted',
		file: `labs/${lab.id}/solution.ts`,
		says: `claim "${id}" of the task: ${seen}`,
	}));
}

async function verifyWrong(lab: Lab, { task = [] }: ClaimsModule, file: string): Promise<Finding[]> {
	const [firstLine = ''] = fs.readFileSync(path.join(lab.dir, file), 'utf8').split('\n');
	const words: string[] = firstLine.match(/[a-z0-9]+(-[a-z0-9]+)*/g) ?? [];
	const named = task.find(({ id }) => words.includes(id));
	if (!named) return [invalid(lab, file, 'its first line names no claim of the task', 'Write: // fails: the-claim')];
	const refuted = await refutedBy(lab, file);
	return refuted.has(named.id) ? [] : [invalid(lab, file, `it does not fail claim "${named.id}"`)];
}

/** The claims of the task that the file fails, with what was seen. */
async function refutedBy(lab: Lab, file: string): Promise<Map<string, string>> {
	const { verdicts } = await checkLab(lab, { file: path.join(lab.dir, file) });
	const refuted = verdicts.filter(({ verdict }) => verdict === 'refuted');
	return new Map(refuted.map(({ claim, seen }) => [claim.id, seen]));
}

function invalid(lab: Lab, file: string, says: string, remedy?: string): Finding {
	return { state: 'invalid', file: `labs/${lab.id}/${file}`, says, ...(remedy && { remedy }) };
}
