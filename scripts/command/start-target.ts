import type { Claim, Outcomes } from '../recording/claim.ts';
import { startProgram } from '../runner/program.ts';
import type { Run, RunOptions } from '../runner/run.ts';
import { callersEnvironment } from '../setup/environment.cjs';
import type { Target, Wanted } from './run.ts';

/** A run that has begun, and of a lab what its runs are judged by. */
export interface Started {
	run: Run;
	lab?: JudgedBy;
}

/** What runs of a lab are judged by. */
export interface JudgedBy {
	/** Those about the variant that runs. */
	claims: Claim[];
	/** How runs are sorted, where they differ; of main.ts as it is only. */
	outcome?: Outcomes | undefined;
}

/** Where a run's input comes from and its output goes. */
export type Terminal = Pick<RunOptions, 'stdin' | 'onOutput'>;

/** Starts a file where the command was called, as plain `node` would; or a lab as its lesson does. */
export async function startTarget(target: Target, wanted: Wanted, terminal: Terminal): Promise<Started> {
	if ('lab' in target) return (await import('./start-lab.ts')).startLab(target, wanted, terminal);
	const options: RunOptions = {
		argv: [target.file, ...target.args],
		cwd: process.cwd(),
		env: callersEnvironment(process.env),
		...(wanted.kernel && { kernel: true }),
		limits: { ...UNLIMITED, ...wanted.limits },
		...terminal,
	};
	const program = startProgram(options);
	const { startRun } = await import('../runner/run.ts');
	return { run: startRun({ ...options, program }) };
}

/** A program of the caller's own may print and start as much as it does under plain `node`. */
const UNLIMITED = { outputBytes: Number.POSITIVE_INFINITY, processes: Number.POSITIVE_INFINITY };
