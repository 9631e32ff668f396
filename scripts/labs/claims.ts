import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Claim, ClaimsModule, Outcomes } from '../recording/claim.ts';
import { LabError } from './lab-error.ts';
import type { Lab } from './load.ts';
import { didYouMean } from './near.ts';

const KINDS = ['always', 'bound', 'sometimes', 'free machine'];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_OUTCOMES = 8;

/** What the lab's `claims.ts` exports, checked. */
export async function loadClaims(lab: Lab): Promise<ClaimsModule> {
	const file = `labs/${lab.id}/claims.ts`;
	const module = await load(path.join(lab.dir, 'claims.ts'), file);
	if (!Array.isArray(module.claims))
		throw new LabError({ file }, 'it exports no list `claims`', 'Write: export const claims: Claim[] = […];');
	checkClaims(module.claims, lab, file);
	if (module.task) checkClaims(module.task, lab, file);
	if (module.outcome) checkOutcomes(module.outcome, file);
	return module;
}

/** The claims about runs of that variant; without one, those about `main.ts` as it is. */
export function claimsAbout(claims: Claim[], variant?: string): Claim[] {
	return claims.filter((claim) => claim.variant === variant);
}

async function load(absolute: string, file: string): Promise<ClaimsModule> {
	try {
		// Named by its time too: Node keeps modules, and `npm run dev` is to judge by the claims as they are.
		return await import(/* @vite-ignore */ `${pathToFileURL(absolute).href}?${fs.statSync(absolute).mtimeMs}`);
	} catch (error) {
		throw new LabError({ file }, `it cannot be loaded: ${(error as Error).message}`, undefined, error);
	}
}

function checkClaims(claims: Claim[], lab: Lab, file: string): void {
	const seen = new Set<string>();
	for (const claim of claims) {
		const fail = (problem: string, remedy?: string) => {
			throw new LabError({ file }, `claim "${claim.id}" ${problem}`, remedy);
		};
		if (typeof claim.id !== 'string' || !KEBAB.test(claim.id)) fail('has an id that is not in kebab-case');
		if (seen.has(claim.id)) fail('stands there twice', 'Ids are unique within a lab.');
		seen.add(claim.id);
		if (typeof claim.says !== 'string' || claim.says.trim() === '') fail('says nothing', 'Add says: "One sentence.".');
		if (!KINDS.includes(claim.kind)) fail(`has an unknown kind "${claim.kind}"`, `The kinds are ${KINDS.join(', ')}.`);
		if (typeof claim.judge !== 'function') fail('has no function `judge`');
		if (claim.variant !== undefined && !Object.hasOwn(lab.variants, claim.variant)) {
			fail(`is about an unknown variant "${claim.variant}"`, didYouMean(claim.variant, Object.keys(lab.variants)));
		}
	}
}

function checkOutcomes(outcome: Outcomes, file: string): void {
	const classes = Object.keys(outcome.classes ?? {});
	const wrong = classes.find((name) => !KEBAB.test(name));
	if (wrong) throw new LabError({ file }, `outcome "${wrong}" is not in kebab-case`);
	if (classes.length === 0 || classes.length > MOST_OUTCOMES) {
		throw new LabError({ file }, `\`outcome\` names ${classes.length} classes`, `Name 1 to ${MOST_OUTCOMES}.`);
	}
	if (typeof outcome.of !== 'function') throw new LabError({ file }, '`outcome` has no function `of`');
}
