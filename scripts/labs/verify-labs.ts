import { amount } from '../recording/amount.ts';
import type { ClaimsModule } from '../recording/claim.ts';
import { judgeAll } from '../recording/judge.ts';
import { outcomeOf } from '../recording/outcomes.ts';
import { loadClaims } from './claims.ts';
import { judgeRuns, verdictsOver } from './judge-runs.ts';
import { keep } from './keep.ts';
import { LabError } from './lab-error.ts';
import type { Lab } from './load.ts';
import { lacking, lackingInWords } from './needs.ts';
import { outcomesOf, recordingFile, recordingOf, staleness } from './recordings.ts';
import { verifyExercise } from './verify-exercise.ts';

/** One thing that verifying a lab found, where not all was well. */
export interface Finding {
	state: 'refuted' | 'stale' | 'invalid' | 'not judged';
	/** The file it is about, relative to the checkout. */
	file: string;
	says: string;
	remedy?: string;
}

/** A lab with what verifying it found; without findings all held. */
export interface Verified {
	lab: string;
	/** How many claims held. */
	held: number;
	runs: number;
	findings: Finding[];
}

/** How to verify, where not as usual. */
export interface HowToVerify {
	/** As many runs as each lab says. */
	thorough?: boolean | undefined;
	onRun?(done: number, of: number): void;
}

/** Whether a lab's committed recordings are valid, fresh and satisfy its claims, and whether new runs do. */
export async function verifyLab(lab: Lab, how: HowToVerify = {}): Promise<Verified> {
	try {
		return await verify(lab, how);
	} catch (error) {
		if (!(error instanceof LabError)) throw error;
		return { lab: lab.id, held: 0, runs: 0, findings: [invalid(error)] };
	}
}

async function verify(lab: Lab, how: HowToVerify): Promise<Verified> {
	const module = await loadClaims(lab);
	const findings = [...stale(lab), ...committed(lab, module)];
	const lacks = lacking(lab.needs);
	if (lacks.length > 0) {
		const says = `not run. ${lackingInWords(lacks)}`;
		return {
			lab: lab.id,
			held: 0,
			runs: 0,
			findings: [...findings, { state: 'not judged', file: `labs/${lab.id}`, says }],
		};
	}
	const anew = lab.files.includes('main.ts') ? await runAnew(lab, module, how) : { held: 0, runs: 0, findings: [] };
	const exercise = await verifyExercise(lab, module, how.thorough);
	return {
		lab: lab.id,
		held: anew.held + exercise.held,
		runs: anew.runs + exercise.runs,
		findings: [...findings, ...anew.findings, ...exercise.findings],
	};
}

function stale(lab: Lab): Finding[] {
	return staleness(lab).map(({ file, why, remedy }) => ({ state: 'stale', file, says: why, remedy }));
}

function committed(lab: Lab, module: ClaimsModule): Finding[] {
	const variants = [undefined, ...Object.keys(lab.variants)];
	const recordings = variants.flatMap((variant) => {
		const file = recordingFile(variant);
		if (!lab.files.includes(file)) return [];
		return orInvalid(`labs/${lab.id}/${file}`, () => refutedBy(lab, module, file, recordingOf(lab, variant)));
	});
	const outcomes = orInvalid(`labs/${lab.id}/outcomes.json`, () => wrongOutcomes(lab, module));
	return [...recordings, ...outcomes];
}

/** A `sometimes` that one run does not show is no fault; what must hold must hold in what is shown to readers too. */
function refutedBy(lab: Lab, module: ClaimsModule, file: string, recording: ReturnType<typeof recordingOf>): Finding[] {
	const judged = judgeAll(module.claims, recording).filter(({ claim }) => claim.kind !== 'sometimes');
	const refuted = judged.filter(({ verdict }) => verdict === 'refuted');
	const remedy = `npm run interleave -- record ${lab.id}`;
	return refuted.map(({ claim, seen }) => ({
		state: 'refuted',
		file: `labs/${lab.id}/${file}`,
		says: `claim "${claim.id}": ${seen}`,
		remedy,
	}));
}

function wrongOutcomes(lab: Lab, module: ClaimsModule): Finding[] {
	const outcomes = module.outcome && outcomesOf(lab);
	if (!module.outcome || !outcomes) return [];
	const file = `labs/${lab.id}/outcomes.json`;
	const remedy = `npm run interleave -- record ${lab.id}`;
	const { outcome } = module;
	return Object.entries(outcomes.recordings).flatMap(([id, recording]) => {
		const found = outcomeOf(outcome, recording).outcome;
		const misplaced: Finding = { state: 'invalid', file, says: `the recording of "${id}" is "${found}"`, remedy };
		return [...(found === id ? [] : [misplaced]), ...refutedBy(lab, module, 'outcomes.json', recording)];
	});
}

async function runAnew(lab: Lab, module: ClaimsModule, how: HowToVerify): Promise<Omit<Verified, 'lab'>> {
	const all: Omit<Verified, 'lab'> = { held: 0, runs: 0, findings: [] };
	for (const variant of [undefined, ...Object.keys(lab.variants)]) {
		const onRun = (done: number) => how.onRun?.(done, lab.runs);
		const runs = await judgeRuns(lab, module, { variant, atMost: lab.runs, thorough: how.thorough, onRun });
		all.runs += runs.length;
		for (const { claim, verdict, seen, run } of verdictsOver(runs)) {
			if (verdict === 'held') all.held++;
			else {
				const recording = verdict === 'refuted' && run !== undefined ? runs[run]?.recording : undefined;
				const kept = recording && `The run is kept in ${keep(lab, recording)}.`;
				const says = `claim "${claim.id}" (${claim.kind}, ${amount(runs.length, 'run')}): ${seen}`;
				all.findings.push({ state: verdict, file: `labs/${lab.id}/claims.ts`, says, ...(kept && { remedy: kept }) });
			}
		}
	}
	return all;
}

function orInvalid(file: string, find: () => Finding[]): Finding[] {
	try {
		return find();
	} catch (error) {
		if (error instanceof LabError) return [invalid(error)];
		return [{ state: 'invalid', file, says: (error as Error).message }];
	}
}

function invalid({ file, problem, remedy }: LabError): Finding {
	return { state: 'invalid', file, says: problem, ...(remedy && { remedy }) };
}
