import fs from 'node:fs';
import path from 'node:path';
import { faultIn } from '../exercises/form.ts';
import type { Checked } from '../recording/checked.ts';
import type { ClaimsModule } from '../recording/claim.ts';
import { judgeTask } from '../recording/judge-task.ts';
import type { Counts, OverRuns } from '../recording/over-runs.ts';
import { loadClaims } from './claims.ts';
import { refuseInTheWay } from './in-the-way.ts';
import { type JudgedRun, judgeRuns, verdictsOver } from './judge-runs.ts';
import { LabError } from './lab-error.ts';
import { limitWords } from './lab-limits.ts';
import { type Lab, programOf } from './load.ts';
import { myFolder } from './my-files.ts';
import { lacking, lackingInWords } from './needs.ts';
import type { RunLabOptions } from './run-lab.ts';

/** How to check, where not as usual. */
export interface HowToCheck extends Pick<RunLabOptions, 'variant' | 'files' | 'knobs' | 'limits' | 'precompile'> {
	/** The program: absolute. Without it and without `files`, the learner's own copy of an exercise, else the lab's program. */
	file?: string | undefined;
	/** Whether the exercise is judged by its task. Without it: where the program is an answer to one. */
	task?: boolean | undefined;
	/** As many runs as the lab says, also where fewer show enough. Without it: an answer to an exercise, and nothing else. */
	thorough?: boolean | undefined;
	/** Whether the kernel's view is recorded too, also where the lab does not need it. */
	kernel?: boolean;
	/** Ends the check, and the run under way. */
	signal?: AbortSignal | undefined;
	/** Hears of each run that was judged: its number from 1, of how many at most, and how each claim stands. */
	onRun?(run: number, of: number, claims: { id: string; counts: Counts }[]): void;
}

/**
 * Judges a program by the lab's claims, or by its task where the program is an answer to an exercise. The first run that
 * refutes ends it; an answer that is right by luck must not pass, and so a task is judged over all the lab's runs.
 */
export async function checkLab(lab: Lab, how: HowToCheck = {}): Promise<Checked> {
	const module = await loadClaims(lab);
	const { task, file, program } = wanted(lab, module, how);
	const found = { lab: lab.id, program, task, of: lab.runs };
	const lacks = lacking(lab.needs);
	if (lacks.length > 0) {
		const lackingWords = lackingInWords(lacks);
		return { ...found, runs: 0, verdicts: [], lacking: lacks, lackingWords, recordings: {} };
	}
	if (task) checkForm(lab, file, how.files);
	const judging: ClaimsModule = task ? { claims: module.task ?? [] } : module;
	const { variant, files, knobs, limits, kernel, signal, precompile } = how;
	const own = file === path.join(lab.dir, 'main.ts');
	const runs = await judgeRuns(lab, judging, {
		...{ variant, files, knobs, signal, precompile },
		...(limits && { limits }),
		...(task && { task, judge: (claims, recording) => judgeTask(claims, recording, limitWords(lab, limits)) }),
		...(kernel && { kernel: true }),
		...(file !== undefined && !own && { program: file }),
		atMost: lab.runs,
		thorough: how.thorough ?? task,
		untilEnded: true,
		onRun: (done, _run, over) => {
			how.onRun?.(
				done,
				lab.runs,
				over.map(({ claim: { id }, counts }) => ({ id, counts })),
			);
		},
	});
	const verdicts = verdictsOver(runs).map(orEnded(runs));
	const ended = runs.flatMap(({ judged }) => judged.flatMap((one) => one.ended ?? []))[0];
	return {
		...found,
		runs: runs.length,
		verdicts: verdicts.map(inShort(runs)),
		lacking: [],
		...(ended !== undefined && { ended }),
		...(signal?.aborted && { stopped: true }),
		recordings: kept(runs, verdicts),
	};
}

/** What is judged, and as what. Edited texts have no file. */
function wanted(lab: Lab, module: ClaimsModule, how: HowToCheck): { task: boolean; file?: string; program: string } {
	const mine = path.join(myFolder(lab), 'exercise.ts');
	const main = path.join(lab.dir, 'main.ts');
	if (how.files && Object.keys(how.files).length > 0) {
		const task = how.task ?? (module.task !== undefined && !('main.ts' in how.files));
		refuseWithoutTask(lab, module, task);
		return { task, program: `labs/${lab.id}/${task ? 'exercise.ts' : 'main.ts'}` };
	}
	const start = path.join(lab.dir, how.task ? 'exercise.ts' : programOf(lab));
	const mayBeMine = how.file === undefined && module.task !== undefined && how.task !== false;
	if (mayBeMine) refuseInTheWay(lab.root, mine);
	const file = how.file ?? (mayBeMine && fs.existsSync(mine) ? mine : start);
	if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile())
		throw new LabError(
			{ file },
			fs.existsSync(file) ? 'this is no file' : 'there is no such file',
			`Give the program that ${lab.id} should judge.`,
		);
	const task = how.task ?? (module.task !== undefined && file !== main);
	refuseWithoutTask(lab, module, task);
	const inside = path.relative(lab.root, file);
	const program = inside.startsWith('..') || path.isAbsolute(inside) ? file : inside.replaceAll('\\', '/');
	return { task, file, program };
}

function refuseWithoutTask(lab: Lab, module: ClaimsModule, task: boolean): void {
	if (!task || module.task) return;
	throw new LabError({ file: `labs/${lab.id}/claims.ts` }, 'this lab is no exercise', 'It has claims, and no `task`.');
}

/** Of gaps to fill and lines to put in order, the rest must be as it was. */
function checkForm(lab: Lab, file: string | undefined, files: Record<string, string> = {}): void {
	if (lab.form === 'program') return;
	const start = fs.readFileSync(path.join(lab.dir, 'exercise.ts'), 'utf8');
	const answer = file === undefined ? (files['exercise.ts'] ?? start) : fs.readFileSync(file, 'utf8');
	// What lies in wrong/ reaches labs/lib by one folder more.
	const fault = faultIn(start, answer.replaceAll("'../../../lib/", "'../../lib/"), lab.form);
	if (!fault) return;
	const name = file === undefined ? 'exercise.ts' : path.relative(lab.root, file).replaceAll('\\', '/');
	throw new LabError({ file: name, line: fault.line }, fault.message, fault.remedy);
}

/** A run that did not come to its end refutes also what only one of the runs need show. */
function orEnded(runs: JudgedRun[]): (over: OverRuns) => OverRuns {
	const run = runs.findIndex(({ judged }) => judged.some(({ ended }) => ended));
	return (over) => {
		const judged = runs[run]?.judged.find(({ claim }) => claim.id === over.claim.id);
		return judged?.ended && over.verdict !== 'refuted' ? { ...over, verdict: 'refuted', seen: judged.seen, run } : over;
	};
}

function inShort(runs: JudgedRun[]): (over: OverRuns) => Checked['verdicts'][number] {
	return ({ claim: { id, says, kind }, verdict, seen, run, counts }) => {
		const { at } = (run !== undefined && runs[run]?.judged.find(({ claim }) => claim.id === id)) || {};
		return { id, says, kind, verdict, seen, ...(at && { at }), ...(run !== undefined && { run: run + 1 }), counts };
	};
}

/** The runs that decided a refuted claim, and the last one in which nothing was refuted. */
function kept(runs: JudgedRun[], verdicts: OverRuns[]): Checked['recordings'] {
	const deciding = verdicts.flatMap(({ verdict, run }) => (verdict === 'refuted' && run !== undefined ? [run] : []));
	const good = runs.findLastIndex(({ judged }) => judged.every(({ verdict }) => verdict !== 'refuted'));
	const wanted = [...new Set([...deciding, ...(good >= 0 ? [good] : [])])].sort((a, b) => a - b);
	return Object.fromEntries(wanted.flatMap((run) => (runs[run] ? [[run + 1, runs[run].recording]] : [])));
}
