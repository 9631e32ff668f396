import type { Claim, ClaimsModule } from '../recording/claim.ts';
import { type Run, type RunOptions, startRun } from '../runner/run.ts';
import { callersEnvironment } from '../setup/environment.cjs';
import type { Target, Wanted } from './run.ts';

/** A run that has begun, and of a lab what its runs are judged by. */
export interface Started {
	run: Run;
	lab?: JudgedBy;
}

/** What runs of a lab are judged by. */
export interface JudgedBy {
	id: string;
	claims: Claim[];
	module: ClaimsModule;
}

type Terminal = Pick<RunOptions, 'stdin' | 'onOutput'>;

/** Starts a file where the command was called, as plain `node` would; or a lab as its lesson does. */
export async function startTarget(target: Target, wanted: Wanted, terminal: Terminal): Promise<Started> {
	if ('lab' in target) return startLab(target, wanted, terminal);
	const limits = { ...UNLIMITED, ...(wanted.timeoutMs !== undefined && { timeoutMs: wanted.timeoutMs }) };
	const argv = [target.file, ...target.args];
	return { run: startRun({ argv, cwd: process.cwd(), env: callersEnvironment(process.env), limits, ...terminal }) };
}

/** A program of the caller's own may print and start as much as it does under plain `node`. */
const UNLIMITED = { outputBytes: Number.POSITIVE_INFINITY, processes: Number.POSITIVE_INFINITY };

/** Labs bring code along that a file does not wait for. */
async function startLab(target: { lab: string; args: string[] }, wanted: Wanted, terminal: Terminal): Promise<Started> {
	const [{ findLab, loadLabs }, { runLab }, { claimsAbout, loadClaims }, { calibrationFor }, { CHECKOUT }] =
		await Promise.all([
			import('../labs/load.ts'),
			import('../labs/run-lab.ts'),
			import('../labs/claims.ts'),
			import('../labs/calibrate.ts'),
			import('./checkout.ts'),
		]);
	const lab = findLab(loadLabs(CHECKOUT), target.lab);
	const module = await loadClaims(lab);
	const claims = claimsAbout(module.claims, wanted.variant);
	const run = runLab(lab, {
		...terminal,
		variant: wanted.variant,
		args: target.args,
		calibration: await calibrationFor(claims),
		...(wanted.timeoutMs !== undefined && { limits: { timeoutMs: wanted.timeoutMs } }),
	});
	return { run, lab: { id: lab.id, claims, module } };
}
