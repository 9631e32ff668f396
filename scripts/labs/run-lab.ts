import path from 'node:path';
import type { Calibration } from '../recording/types.ts';
import { cleanEnvironment } from '../runner/environment.ts';
import { type Run, type RunOptions, startRun } from '../runner/run.ts';
import { digestOf } from './digest.ts';
import { LAB_LIMITS } from './lab-limits.ts';
import { type Lab, programOf, variantOf } from './load.ts';
import { obstacleTo } from './needs.ts';

/** How a lab is run where not as it lies there. */
export interface RunLabOptions extends Partial<Pick<RunOptions, 'stdin' | 'onOutput' | 'keep' | 'limits' | 'kernel'>> {
	variant?: string | undefined;
	/** Another program to put in the place of the lab's own: absolute, or relative to the checkout. */
	program?: string | undefined;
	/** Arguments after those of `lab.json`. */
	args?: string[];
	calibration?: Calibration | undefined;
}

/**
 * Starts a lab as a reader does with `node labs/<id>/main.ts` in the checkout, in a clean environment. Where it needs the
 * kernel's view and this machine has none it runs without, and its recording says so.
 */
export function runLab(lab: Lab, options: RunLabOptions = {}): Run {
	const { variant: name, program, args = [], limits, stdin = 'ignore', ...rest } = options;
	const kernel = options.kernel || (lab.needs.includes('kernel') && obstacleTo('kernel') === undefined);
	const variant = variantOf(lab, name);
	return startRun({
		...rest,
		kernel,
		...(name !== undefined && { variant: name }),
		...(program === undefined && { digest: digestOf(lab, name) }),
		lab: lab.id,
		argv: [...command(lab, program), ...(variant?.args ?? lab.args), ...args],
		cwd: lab.root,
		env: { ...cleanEnvironment(process.env), ...lab.env, ...variant?.env },
		stdin,
		limits: { timeoutMs: lab.timeoutMs, ...LAB_LIMITS, ...limits },
	});
}

/** Where the learner writes a module, the lab's harness is the program and drives it. */
function command(lab: Lab, program: string | undefined): string[] {
	const own = (file: string) => path.posix.join('labs', lab.id, file);
	const chosen = program ?? own(programOf(lab));
	return lab.files.includes('harness.ts') ? [own('harness.ts'), chosen] : [chosen];
}
