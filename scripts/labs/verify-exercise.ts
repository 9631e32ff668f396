import fs from 'node:fs';
import path from 'node:path';
import { FormError, formOf } from '../exercises/form.ts';
import type { ClaimsModule } from '../recording/claim.ts';
import { checkLab } from './check-lab.ts';
import type { Lab } from './load.ts';
import type { Finding } from './verify-labs.ts';

/** How many wrong answers an exercise brings along, at least. */
const FEWEST_WRONG = 3;

/**
 * Whether the exercise tells right from wrong: what the learner starts from and each file in `wrong/` must fail the claim of
 * the task that its first line names, and the solution must pass it.
 */
export async function verifyExercise(lab: Lab, { task = [] }: ClaimsModule, thorough?: boolean): Promise<Finding[]> {
	if (!lab.exercise) return [];
	if (task.length === 0) return [invalid(lab, 'claims.ts', 'an exercise needs claims in `task`')];
	if (!lab.files.includes('solution.ts')) return [invalid(lab, 'solution.ts', 'this file is missing')];
	const form = wrongForm(lab);
	if (form) return [form];
	const wrong = lab.files.filter((name) => /^wrong\/[^/]+\.ts$/.test(name));
	const findings = [...tooFew(lab, wrong), ...(await verifySolution(lab, thorough))];
	const ids = task.map(({ id }) => id);
	for (const file of ['exercise.ts', ...wrong]) findings.push(...(await verifyWrong(lab, ids, file)));
	return findings;
}

function wrongForm(lab: Lab): Finding | undefined {
	try {
		formOf(fs.readFileSync(path.join(lab.dir, 'exercise.ts'), 'utf8'), lab.form);
		return undefined;
	} catch (error) {
		if (!(error instanceof FormError)) throw error;
		return invalid(lab, `exercise.ts:${error.line}`, error.message, error.remedy);
	}
}

function tooFew(lab: Lab, wrong: string[]): Finding[] {
	if (wrong.length >= FEWEST_WRONG) return [];
	const says = `it has ${wrong.length} wrong answers, and needs ${FEWEST_WRONG}`;
	return [invalid(lab, 'wrong', says, 'Add wrong/<mistake>.ts, each with a first line: // fails: the-claim')];
}

/** Once, or as often as a learner's answer is judged. */
async function verifySolution(lab: Lab, thorough = false): Promise<Finding[]> {
	const file = 'solution.ts';
	const verdicts = await verdictsOn(lab, file, { thorough });
	return verdicts.flatMap(({ id, verdict, seen }) =>
		verdict === 'held'
			? []
			: [{ state: verdict, file: `labs/${lab.id}/${file}`, says: `claim "${id}" of the task: ${seen}` }],
	);
}

async function verifyWrong(lab: Lab, ids: string[], file: string): Promise<Finding[]> {
	const [firstLine = ''] = fs.readFileSync(path.join(lab.dir, file), 'utf8').split('\n');
	const words: string[] = /^\/\/(.*)/.exec(firstLine)?.[1]?.match(/[a-z0-9]+(-[a-z0-9]+)*/g) ?? [];
	const named = ids.find((id) => words.includes(id));
	if (!named) return [invalid(lab, file, 'its first line names no claim of the task', 'Write: // fails: the-claim')];
	const refuted = (await verdictsOn(lab, file)).filter(({ verdict }) => verdict === 'refuted');
	if (refuted.some(({ id }) => id === named)) return [];
	if (refuted.length === 0 && file === 'exercise.ts')
		return [invalid(lab, file, 'it passes the task: nothing is left to do')];
	const instead = refuted.map(({ id, seen }) => `"${id}" (${seen})`).join(' and ');
	return [invalid(lab, file, `it does not fail claim "${named}"${instead ? `, but ${instead}` : ''}`)];
}

async function verdictsOn(lab: Lab, file: string, how: { thorough?: boolean | undefined } = {}) {
	return (await checkLab(lab, { ...how, file: path.join(lab.dir, file), task: true })).verdicts;
}

function invalid(lab: Lab, file: string, says: string, remedy?: string): Finding {
	return { state: 'invalid', file: `labs/${lab.id}/${file}`, says, ...(remedy && { remedy }) };
}
