/** All that a page shows of a lab, read when the site is built. An author's mistake or a stale recording ends the build. */
import fs from 'node:fs';
import { loadClaims } from '../../../scripts/labs/claims.ts';
import { LabError } from '../../../scripts/labs/lab-error.ts';
import { libraryOf, pathOf } from '../../../scripts/labs/library.ts';
import { findLab, type Lab, loadLabs, variantOf } from '../../../scripts/labs/load.ts';
import { outcomesOf, recordingOf, staleness } from '../../../scripts/labs/recordings.ts';
import { variantFiles } from '../../../scripts/labs/variant-files.ts';
import type { ClaimsModule } from '../../../scripts/recording/claim.ts';
import { type Judged, judgeAll } from '../../../scripts/recording/judge.ts';
import type { OutcomesFile } from '../../../scripts/recording/outcomes.ts';
import type { Recording } from '../../../scripts/recording/types.ts';

export interface LabView {
	lab: Lab;
	variant?: string;
	title: string;
	recording: Recording;
	module: ClaimsModule;
	judged: Judged[];
	outcomes?: OutcomesFile;
	/** The program first, then what else it runs. */
	sources: { file: string; text: string }[];
	/** What runs it by hand, typed in the checkout. */
	command: string;
	/** Why the recording may not be what the program does now; only where the build is told to go on. */
	stale: string[];
}

/** The root of the checkout: Astro is started there. */
const root = process.cwd();

export async function labView(id: string, variant?: string): Promise<LabView> {
	const lab = findLab(loadLabs(root), id);
	if (!lab.files.includes('main.ts')) {
		const remedy = `It has an exercise alone: write <Exercise lab="${lab.id}" />.`;
		throw new LabError({ file: `labs/${lab.id}/main.ts` }, 'this lab has no program to show', remedy);
	}
	const chosen = variantOf(lab, variant);
	const stale = staleOf(lab);
	const recording = recordingOf(lab, variant);
	const module = await loadClaims(lab);
	const outcomes = outcomesOf(lab);
	return {
		lab,
		...(variant !== undefined && { variant }),
		title: chosen ? `${lab.title}: ${chosen.title}` : lab.title,
		recording,
		module,
		judged: judgeAll(module.claims, recording),
		...(outcomes && { outcomes }),
		sources: sourcesOf(lab, variant),
		command: commandOf(lab, variant),
		stale,
	};
}

/** Claims of a view by their ids, in that order; all of them without ids. */
export function claimsNamed({ lab, judged }: LabView, ids?: string): Judged[] {
	if (ids === undefined) return judged;
	return ids
		.split(/\s+/)
		.filter(Boolean)
		.map((id) => {
			const found = judged.find(({ claim }) => claim.id === id);
			if (found) return found;
			const known = judged.map(({ claim }) => claim.id).join(', ');
			throw new LabError({ file: `labs/${lab.id}/claims.ts` }, `there is no claim "${id}"`, `It has ${known}.`);
		});
}

/** `INTERLEAVE_STALE=warn`, which npm start and npm run dev set, lets a page show what is stale, and say so. */
function staleOf(lab: Lab): string[] {
	const stale = staleness(lab);
	const [first] = stale;
	if (first && process.env.INTERLEAVE_STALE !== 'warn')
		throw new LabError({ file: first.file }, first.why, first.remedy);
	return stale.map(({ file, why, remedy }) => `${file}: ${why}. Record it anew: ${remedy}`);
}

function sourcesOf(lab: Lab, variant?: string): LabView['sources'] {
	const changed = variantFiles(lab, variant);
	const ours = /^(main|claims|exercise|solution|harness)\.ts$|^wrong\/|\.test\.ts$/;
	const others = lab.files.filter((file) => /\.[cm]?[jt]s$/.test(file) && !ours.test(file));
	const shown = ['main.ts', ...others, ...libraryOf(lab)];
	return shown.map((file) => ({ file, text: changed[file] ?? fs.readFileSync(pathOf(lab, file), 'utf8') }));
}

function commandOf(lab: Lab, name?: string): string {
	const variant = variantOf(lab, name);
	// Its program lies in no file.
	if (variant?.change !== undefined) return `npm run interleave -- run ${lab.id} --variant ${name}`;
	const env = Object.entries({ ...lab.env, ...variant?.env }).map(([name, value]) => `${name}=${quoted(value)}`);
	const args = (variant?.args ?? lab.args ?? []).map(quoted);
	return [...env, 'node', `labs/${lab.id}/main.ts`, ...args].join(' ');
}

function quoted(word: string): string {
	return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
