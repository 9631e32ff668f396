/** For tests: the facts of labs as they are committed, and small ones that a test makes up. */
import fs from 'node:fs';
import type { ClaimsModule } from '../recording/claim.ts';
import type { Recording } from '../recording/types.ts';
import type { Facts, KnownRun } from './facts.ts';

const LABS = new URL('../../labs/', import.meta.url);

/** The facts of a lab of this checkout. */
export async function factsOfLab(lab: string): Promise<Facts> {
	const read = (file: string) => JSON.parse(fs.readFileSync(new URL(`${lab}/${file}`, LABS), 'utf8'));
	const has = (file: string) => fs.existsSync(new URL(`${lab}/${file}`, LABS));
	const module: ClaimsModule = await import(new URL(`${lab}/claims.ts`, LABS).href);
	const variants = has('recordings') ? fs.readdirSync(new URL(`${lab}/recordings/`, LABS)).sort() : [];
	const outcomes = has('outcomes.json') ? read('outcomes.json') : undefined;
	const kept = Object.entries<Recording>(outcomes?.recordings ?? {});
	return {
		lab,
		module,
		runs: [
			{ name: lab, recording: read('recording.json') },
			...variants.map((file) => ({ name: `${lab}/${file.slice(0, -5)}`, recording: read(`recordings/${file}`) })),
			...kept.map(([id, recording]): KnownRun => ({ name: `${lab}/outcome-${id}`, recording })),
		],
		...(outcomes && { counted: outcomes }),
	};
}

/** The facts of a lab that a test makes up: its runs, the typical one first, and what it claims of them. */
export function madeUp(runs: Recording[], module: Partial<ClaimsModule> = {}): Facts {
	return {
		lab: 'test/lab',
		module: { claims: [], ...module },
		runs: runs.map((recording, index) => {
			const { variant } = recording.header;
			return { name: `test/lab${variant ? `/${variant}` : index > 0 ? `/outcome-${index}` : ''}`, recording };
		}),
	};
}
