import { calibrationFor } from '../labs/calibrate.ts';
import { claimsAbout, loadClaims } from '../labs/claims.ts';
import { findLab, loadLabs } from '../labs/load.ts';
import { runLab } from '../labs/run-lab.ts';
import { CHECKOUT } from './checkout.ts';
import type { Wanted } from './run.ts';
import type { Started, Terminal } from './start-target.ts';

/** Starts a lab as its lesson does, in the checkout. */
export async function startLab(
	target: { lab: string; args: string[] },
	wanted: Wanted,
	terminal: Terminal,
): Promise<Started> {
	const lab = findLab(loadLabs(CHECKOUT), target.lab);
	const module = await loadClaims(lab);
	const claims = claimsAbout(module.claims, wanted.variant);
	const run = runLab(lab, {
		...terminal,
		variant: wanted.variant,
		args: target.args,
		calibration: await calibrationFor(claims),
		limits: wanted.limits,
	});
	return { run, lab: { claims, outcome: wanted.variant === undefined ? module.outcome : undefined } };
}
