import type { Claim, ClaimsModule, Outcomes } from '../recording/claim.ts';
import { type Judged, judgeAll } from '../recording/judge.ts';
import { outcomeOf } from '../recording/outcomes.ts';
import { type OverRuns, overRuns } from '../recording/over-runs.ts';
import type { Recording } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import type { Run } from '../runner/run.ts';
import { calibrationFor } from './calibrate.ts';
import { claimsAbout } from './claims.ts';
import { keep } from './keep.ts';
import { LabError } from './lab-error.ts';
import type { Lab } from './load.ts';
import { type RunLabOptions, runLab } from './run-lab.ts';

/** One run of a lab with what was made of it. */
export interface JudgedRun {
	recording: Recording;
	judged: Judged[];
	/** The class that it fell into, where the lab names outcomes. */
	outcome?: string;
	value?: number;
}

/** How often to run, and who watches. */
export interface HowOften extends RunLabOptions {
	/** At most so many runs. */
	atMost: number;
	/** All of them, also when every `sometimes` was seen before. */
	thorough?: boolean | undefined;
	/** No more after a run that had to be ended: the next ones would take as long. */
	untilEnded?: boolean;
	/** What to do with each recording before it is judged. */
	prepare?(recording: Recording): Recording;
	/** Judges claims by one run, where not as what a lab shows. */
	judge?(claims: Claim[], recording: Recording): Judged[];
	/** Ends the run under way, which then does not count. */
	signal?: AbortSignal | undefined;
	onRun?(done: number, run: JudgedRun, over: OverRuns[]): void;
}

/** Runs a lab until nothing more can be learned of its claims: one is refuted, or every `sometimes` was seen. */
export async function judgeRuns(lab: Lab, module: ClaimsModule, how: HowOften): Promise<JudgedRun[]> {
	const { atMost, thorough, untilEnded, onRun, signal, ...more } = how;
	const { prepare = (recording) => recording, judge = judgeAll, ...options } = more;
	let { precompile } = options;
	const claims = claimsAbout(module.claims, how.variant);
	const runs: JudgedRun[] = [];
	while (runs.length < atMost && !signal?.aborted) {
		const calibration = await calibrationFor(claims);
		const recording = prepare(await finished(runLab(lab, { ...options, precompile, calibration }), signal));
		// The copies of later runs have the same texts at the same places.
		precompile = undefined;
		if (signal?.aborted) break;
		checkRecorder(recording, lab);
		const judged = judge(claims, recording);
		const sorted = module.outcome && how.variant === undefined ? sort(lab, module.outcome, recording) : {};
		const run = { recording, judged, ...sorted };
		runs.push(run);
		const over = verdictsOver(runs);
		onRun?.(runs.length, run, over);
		if (untilEnded && recording.header.exit?.cause) break;
		if (over.some(({ claim, verdict }) => claim.kind !== 'sometimes' && verdict === 'refuted')) break;
		if (!thorough && !over.some(({ claim, verdict }) => claim.kind === 'sometimes' && verdict === 'refuted')) break;
	}
	return runs;
}

/** The run's recording; who asks for the end of the run gets what there was until then. */
async function finished(run: Run, signal: AbortSignal | undefined): Promise<Recording> {
	const stop = () => run.stop('stopped');
	if (signal?.aborted) stop();
	signal?.addEventListener('abort', stop, { once: true });
	return run.done.finally(() => signal?.removeEventListener('abort', stop));
}

/** What the runs together say of each claim. */
export function verdictsOver(runs: JudgedRun[]): OverRuns[] {
	const claims = runs[0]?.judged.map(({ claim }) => claim) ?? [];
	return claims.map((claim, index) =>
		overRuns(
			claim,
			runs.flatMap(({ judged }) => judged[index] ?? []),
		),
	);
}

/** A run that falls into no class is a mistake of the lab's author. */
function sort(lab: Lab, outcomes: Outcomes, recording: Recording): { outcome: string; value?: number } {
	try {
		return outcomeOf(outcomes, recording);
	} catch (error) {
		const remedy = `The run is kept in ${keep(lab, recording)}.`;
		throw new LabError({ file: `labs/${lab.id}/claims.ts` }, (error as Error).message, remedy, error);
	}
}

/** A recording that does not hold together is our mistake and never the lab's. */
function checkRecorder(recording: Recording, lab: Lab): void {
	const [problem] = validate(recording);
	if (problem)
		throw new Error(
			`the recorder made an invalid recording of ${lab.id}: ${problem.message} Kept: ${keep(lab, recording)}`,
		);
}
