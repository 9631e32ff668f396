import { calibrationFor } from '../labs/calibrate.ts';
import { claimsAbout, loadClaims } from '../labs/claims.ts';
import { LabError } from '../labs/lab-error.ts';
import { findLab, type Lab, loadLabs } from '../labs/load.ts';
import { lacking, lackingInWords } from '../labs/needs.ts';
import { runLab } from '../labs/run-lab.ts';
import type { Need } from '../recording/claim.ts';
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
	const claimed = missing(lab, wanted);
	const module = await loadClaims(lab);
	const claims = claimsAbout(module.claims, wanted.variant).map((claim) => ({
		...claim,
		needs: [...(claim.needs ?? []), ...claimed],
	}));
	const run = runLab(lab, {
		...terminal,
		...(wanted.kernel && { kernel: true }),
		variant: wanted.variant,
		knobs: wanted.knobs,
		args: target.args,
		calibration: await calibrationFor(claims),
		limits: wanted.limits,
	});
	return { run, lab: { claims, outcome: wanted.variant === undefined ? module.outcome : undefined } };
}

/**
 * Says what this machine lacks of what the lab needs. Without a program that it starts, it is not run. Without the kernel's
 * view it is, and none of its claims is judged: gives that need.
 */
function missing(lab: Lab, { kernel, quiet }: Wanted): Need[] {
	const lacks = lacking(lab.needs);
	const programs = lacks.filter((need) => need !== 'kernel');
	if (programs.length > 0) {
		throw new LabError(
			{ file: `labs/${lab.id}/lab.json` },
			lackingInWords(programs),
			'Its recording shows what it does: npm start',
		);
	}
	if (lacks.length === 0 || kernel) return [];
	if (!quiet) console.error(`interleave: ${lackingInWords(lacks)} ${lab.id} runs without; its claims are not judged.`);
	return ['kernel'];
}
