/** For tests: what the key of a question is computed from, of labs as they are committed. */
import fs from 'node:fs';
import type { Facts, KnownRun } from '../questions/facts.ts';
import type { ClaimsModule } from '../recording/claim.ts';
import type { Recording } from '../recording/types.ts';

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
