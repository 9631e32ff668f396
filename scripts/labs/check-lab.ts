import fs from 'node:fs';
import path from 'node:path';
import type { ClaimsModule, Need } from '../recording/claim.ts';
import type { OverRuns } from '../recording/over-runs.ts';
import { loadClaims } from './claims.ts';
import { type JudgedRun, judgeRuns, verdictsOver } from './judge-runs.ts';
import { LabError } from './lab-error.ts';
import { type Lab, programOf } from './load.ts';
import { lacking } from './needs.ts';

/** What a check found. */
export interface Checked {
	/** The program that was judged, relative to the checkout where it is in it. */
	program: string;
	/** Whether the exercise's task was judged, or what the lab shows. */
	task: boolean;
	runs: number;
	verdicts: OverRuns[];
	/** What the lab needs and this machine lacks: then nothing was judged. */
	lacking: Need[];
}

/** How to check, where not as usual. */
export interface HowToCheck {
	/** The program: absolute. Without it, the learner's own copy of an exercise, else the lab's program. */
	file?: string | undefined;
	variant?: string | undefined;
	/** As many runs as the lab says, also where fewer show enough. */
	thorough?: boolean | undefined;
	/** Whether the kernel's view is recorded too, also where the lab does not need it. */
	kernel?: boolean;
	onRun?(done: number, run: JudgedRun): void;
}

/** Judges a program by the lab's claims, or by its task where the program is an answer to an exercise. */
export async function checkLab(lab: Lab, how: HowToCheck = {}): Promise<Checked> {
	const module = await loadClaims(lab);
	const file = how.file ?? usualProgram(lab, module);
	if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile())
		throw new LabError(
			{ file },
			fs.existsSync(file) ? 'this is no file' : 'there is no such file',
			`Give the program that ${lab.id} should judge.`,
		);
	const own = file === path.join(lab.dir, 'main.ts');
	const task = module.task !== undefined && !own;
	const inside = path.relative(lab.root, file);
	const program = inside.startsWith('..') || path.isAbsolute(inside) ? file : inside.replaceAll('\\', '/');
	const found = { program, task };
	const lacks = lacking(lab.needs);
	if (lacks.length > 0) return { ...found, runs: 0, verdicts: [], lacking: lacks };
	const judging: ClaimsModule = task ? { claims: module.task ?? [] } : module;
	const runs = await judgeRuns(lab, judging, {
		variant: how.variant,
		...(how.kernel && { kernel: true }),
		atMost: lab.runs,
		// An answer that is right by luck must not pass: a task is judged over all the lab's runs.
		thorough: how.thorough || task,
		...(!own && { program }),
		...(how.onRun && { onRun: how.onRun }),
	});
	return { ...found, runs: runs.length, verdicts: verdictsOver(runs), lacking: [] };
}

function usualProgram(lab: Lab, module: ClaimsModule): string {
	const mine = path.join(lab.root, 'my', lab.id, 'exercise.ts');
	return module.task && fs.existsSync(mine) ? mine : path.join(lab.dir, programOf(lab));
}
