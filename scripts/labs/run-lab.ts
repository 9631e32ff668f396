import fs from 'node:fs';
import path from 'node:path';
import type { Calibration } from '../recording/types.ts';
import { cleanEnvironment } from '../runner/environment.ts';
import { type Run, type RunOptions, startRun } from '../runner/run.ts';
import { digestOf } from './digest.ts';
import { checkEdited } from './editable-files.ts';
import { turned } from './knobs.ts';
import { LAB_LIMITS } from './lab-limits.ts';
import { type Lab, programOf, variantOf } from './load.ts';
import { type Mirror, makeMirror } from './mirror.ts';
import { myFiles, myFolder } from './my-files.ts';
import { obstacleTo } from './needs.ts';
import { variantFiles } from './variant-files.ts';

/** How a lab is run where not as it lies there. */
export interface RunLabOptions extends Partial<Pick<RunOptions, 'stdin' | 'onOutput' | 'keep' | 'limits' | 'kernel'>> {
	variant?: string | undefined;
	/** Edited texts by name, in the place of the lab's own: names among `editableFiles()`. */
	files?: Record<string, string> | undefined;
	/** How the lab's knobs stand, by name; the others as usual. */
	knobs?: Record<string, number> | undefined;
	/** Runs `exercise.ts`, through the harness where there is one, and not `main.ts`. */
	task?: boolean | undefined;
	/** Another program to put in the place of the lab's own: absolute, or relative to the checkout. */
	program?: string | undefined;
	/** Arguments after those of `lab.json`. */
	args?: string[];
	calibration?: Calibration | undefined;
	/** Gets the files of a mirror that the program may load, so that they can be compiled while Node starts. */
	precompile?: ((files: string[]) => unknown) | undefined;
}

/**
 * Starts a lab as a reader does with `node labs/<id>/main.ts` in the checkout, in a clean environment. What is not the lab's
 * own program as it lies there runs in a mirror. Where it needs the kernel's view and this machine has none it runs without,
 * and its recording says so.
 */
export function runLab(lab: Lab, options: RunLabOptions = {}): Run {
	const { variant: name, files = {}, knobs, task, program, args = [], calibration, precompile, ...rest } = options;
	const kernel = rest.kernel || (lab.needs.includes('kernel') && obstacleTo('kernel') === undefined);
	const variant = variantOf(lab, name);
	const { env, settings } = turned(lab, knobs);
	const place = placeOf(lab, { variant: name, files, task, program });
	precompile?.(place.sources);
	try {
		const run = startRun({
			...rest,
			kernel,
			calibration,
			...(name !== undefined && { variant: name }),
			...(settings && { knobs: settings }),
			...(place.isOwn && { digest: digestOf(lab, name) }),
			lab: lab.id,
			...(place.isDriven && { execArgv: [CLOSED] }),
			argv: [...place.argv, ...(variant?.args ?? lab.args), ...args],
			cwd: place.cwd,
			env: { ...cleanEnvironment(process.env), ...lab.env, ...variant?.env, ...env },
			stdin: rest.stdin ?? 'ignore',
			limits: { timeoutMs: lab.timeoutMs, ...LAB_LIMITS, ...rest.limits },
		});
		run.done.then(place.leave, place.leave);
		return run;
	} catch (error) {
		place.leave();
		throw error;
	}
}

/** No answer can open the inspector of what judges it by a signal; the recording's command says so. */
const CLOSED = '--disable-sigusr1';

/** Where a run of a lab takes place, and with what. */
interface Place {
	cwd: string;
	/** The program and, where it is driven by one, its harness before it. */
	argv: string[];
	/** Whether the harness runs, and the program only through it. */
	isDriven: boolean;
	/** Whether it is the lab's own program, or a variant of it, of which recordings are committed. */
	isOwn: boolean;
	/** Files that were written for it. */
	sources: string[];
	leave(): void;
}

interface Wanted extends Pick<RunLabOptions, 'variant' | 'task' | 'program'> {
	files: Record<string, string>;
}

function placeOf(lab: Lab, { variant, files, task: asked, program }: Wanted): Place {
	const task = asked ?? (program === undefined && !lab.files.includes('main.ts'));
	const own = (file: string) => path.posix.join('labs', lab.id, file);
	const changed = variantFiles(lab, variant);
	checkEdited(lab, files, task);
	const isOwn = Object.keys(files).length === 0 && !task && program === undefined;
	if (isOwn && Object.keys(changed).length === 0)
		return { cwd: lab.root, argv: [own(programOf(lab))], isDriven: false, isOwn, sources: [], leave() {} };
	const put = program === undefined ? undefined : putFor(lab, path.resolve(lab.root, program));
	const mirror = makeMirror(lab, { ...changed, ...put?.files, ...files });
	const name = put ? put.name : task ? 'exercise.ts' : 'main.ts';
	const last = name === undefined ? path.resolve(lab.root, program ?? '') : own(name);
	const isDriven = lab.files.includes('harness.ts') && name !== 'main.ts';
	return {
		cwd: mirror.root,
		argv: isDriven ? [own('harness.ts'), last] : [last],
		isDriven,
		isOwn,
		sources: sourcesIn(mirror),
		leave: mirror.remove,
	};
}

/**
 * How a given program comes into the mirror: one of the lab's folder at its place there, one of the learner's own copy with all
 * that lies beside it. Any other has no name there, and runs where it lies.
 */
function putFor(lab: Lab, program: string): { name?: string; files: Record<string, string> } {
	const name = nameIn(lab.dir, program);
	if (name !== undefined && lab.files.includes(name))
		return { name, files: { [name]: fs.readFileSync(program, 'utf8') } };
	const own = nameIn(myFolder(lab), program);
	if (own === undefined) return { files: {} };
	return { name: own, files: { ...myFiles(lab), [own]: fs.readFileSync(program, 'utf8') } };
}

function nameIn(folder: string, file: string): string | undefined {
	const name = path.relative(folder, file).replaceAll('\\', '/');
	return name.startsWith('../') || path.isAbsolute(name) ? undefined : name;
}

function sourcesIn({ dir }: Mirror): string[] {
	const files = fs.readdirSync(dir, { withFileTypes: true });
	return files.flatMap(({ name }) => (/\.[cm]?ts$/.test(name) ? [path.join(dir, name)] : []));
}
