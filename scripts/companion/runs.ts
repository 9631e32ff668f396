import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { findLab, type Lab, loadLabs, variantOf } from '../labs/load.ts';
import { lacking, lackingInWords } from '../labs/needs.ts';
import { runLab } from '../labs/run-lab.ts';
import { formatItem } from '../recording/stream.ts';
import type { Precompiler } from '../runner/precompile.ts';
import type { Run } from '../runner/run.ts';
import { makeSpare } from '../runner/run-directory.ts';
import type { Refusal } from './guard.ts';

/** How many runs may be under way at once: more would tell about the load and not about the programs. */
const AT_ONCE = 3;

/** What a page asks for: a lab by its whole id, and one of its variants. */
export interface Wanted {
	lab: string;
	variant?: string;
}

/** The runs that are under way. */
export interface Runs {
	/** Starts a run, unless there is a reason not to. */
	start(body: unknown): Started | { refused: Refusal };
	/** Ends a run; its stream delivers the ending. False where no such run is under way. */
	stop(id: string): boolean;
	/** Ends all runs, and resolves when nothing of them is left. */
	close(): Promise<void>;
}

export interface Started {
	id: string;
	run: Run;
}

/** Starts labs of this checkout, and nothing else. */
export function startRuns(root: string, precompiler: Precompiler): Runs {
	const running = new Map<string, Run>();
	let closed = false;
	warmUp();

	/** So that first runs are as fast as later ones. */
	function warmUp(): void {
		makeSpare();
		try {
			void precompiler.prepare(loadLabs(root).flatMap(programsOf));
		} catch {
			// What is wrong with a lab, its own run will say.
		}
	}

	function start(body: unknown): Started | { refused: Refusal } {
		const wanted = readWanted(body);
		if ('refused' in wanted) return wanted;
		const found = find(root, wanted);
		if ('refused' in found) return found;
		const lacks = lacking(found.lab.needs).filter((need) => need !== 'kernel');
		if (lacks.length > 0) return refuse(503, lackingInWords(lacks), 'What it does elsewhere, its recording shows.');
		if (closed) return refuse(503, 'The companion is ending.', 'Start it again: npm start');
		if (running.size >= AT_ONCE) {
			return refuse(429, `${AT_ONCE} runs are under way already.`, 'Wait until one has ended, or stop one.');
		}
		void precompiler.prepare(programsOf(found.lab));
		const id = randomBytes(8).toString('hex');
		const run = runLab(found.lab, wanted.variant === undefined ? {} : { variant: wanted.variant });
		running.set(id, run);
		const forget = () => running.delete(id);
		run.done.then(forget, forget);
		return { id, run };
	}

	return {
		start,
		stop(id) {
			const run = running.get(id);
			run?.stop('stopped');
			return run !== undefined;
		},
		async close() {
			closed = true;
			const runs = [...running.values()];
			for (const run of runs) run.stop('stopped');
			await Promise.allSettled(runs.map((run) => run.done));
		},
	};
}

/** Sends a run as it happens, one item a line, no faster than the page reads. When the page goes, the run ends. */
export async function sendRun({ id, run }: Started, response: ServerResponse): Promise<void> {
	const gone = new Promise<void>((resolve) => response.once('close', resolve));
	void gone.then(() => run.stop('stopped'));
	response.write(`${JSON.stringify({ run: id })}\n`);
	try {
		for await (const item of run.items) {
			if (response.destroyed) break;
			if (!response.write(formatItem(item))) await Promise.race([once(response, 'drain'), gone]);
		}
	} catch (error) {
		response.write(`${JSON.stringify(failure(error))}\n`);
	}
	response.end();
}

/** Our own failure, as the page is told of it. */
export function failure(error: unknown): { error: string; remedy: string } {
	const { message, remedy } = error as Error & { remedy?: string };
	return { error: message, remedy: remedy ?? 'If it happens again, run: npm run interleave -- doctor' };
}

function readWanted(body: unknown): Wanted | { refused: Refusal } {
	const remedy = 'Send {"lab":"<module>/<name>"} and, where one is wanted, "variant".';
	if (typeof body !== 'object' || body === null) return refuse(400, 'The body is not a JSON object.', remedy);
	const { lab, variant, ...others } = body as Record<string, unknown>;
	const [other] = Object.keys(others);
	if (other !== undefined) return refuse(400, `"${other}" is not known here.`, remedy);
	if (typeof lab !== 'string') return refuse(400, 'No lab is named.', remedy);
	if (variant !== undefined && typeof variant !== 'string') return refuse(400, 'The variant is not a name.', remedy);
	return variant === undefined ? { lab } : { lab, variant };
}

/** Looks names up among the labs that there are; what was asked for never becomes a path. */
function find(root: string, wanted: Wanted): { lab: Lab } | { refused: Refusal } {
	const labs = loadLabs(root);
	const lab = labs.find(({ id }) => id === wanted.lab);
	try {
		if (!lab) throw new Error(`there is no lab "${findLab(labs, wanted.lab).id}"`);
		variantOf(lab, wanted.variant);
		return { lab };
	} catch (error) {
		const { message, remedy } = error as Error & { remedy?: string };
		return refuse(404, message, remedy ?? 'See the labs: npm run interleave -- list');
	}
}

function refuse(status: Refusal['status'], error: string, remedy: string): { refused: Refusal } {
	return { refused: { status, error, remedy } };
}

/** What a run of the lab may load; its claims are not for the program. */
function programsOf(lab: Lab): string[] {
	return lab.files
		.filter((file) => /\.[cm]?ts$/.test(file) && file !== 'claims.ts')
		.map((file) => path.join(lab.dir, file));
}
