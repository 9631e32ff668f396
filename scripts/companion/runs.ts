import path from 'node:path';
import { editableFiles } from '../labs/editable-files.ts';
import { turned } from '../labs/knobs.ts';
import { type Lab, loadLabs, variantOf } from '../labs/load.ts';
import { removeLeftMirrors } from '../labs/mirror.ts';
import { lacking, lackingInWords } from '../labs/needs.ts';
import { runLab } from '../labs/run-lab.ts';
import { formatItem } from '../recording/stream.ts';
import { removeOldRuns } from '../runner/lost-runs.ts';
import type { Run } from '../runner/run.ts';
import { makeSpare } from '../runner/run-directory.ts';
import { named } from './named.ts';
import { Refused } from './refusal.ts';
import type { Lines } from './send-lines.ts';
import type { UnderWay } from './under-way.ts';
import { findWanted, readWanted, refuseForeign } from './wanted.ts';

const FORM = 'Send {"lab":"<module>/<name>"} and, where wanted, "variant", "files", "knobs" and "task".';

/** Starts runs that pages ask for. */
export interface Runs {
	/** Starts a run, or throws what is against it. Gives its stream. */
	start(body: unknown): Lines;
}

/** Starts labs of this checkout, as they lie there or with the text that the learner made of them. */
export function startRuns(root: string, underWay: UnderWay, precompile: (files: string[]) => void): Runs {
	removeLeftMirrors(root);
	removeOldRuns();
	warmUp(root, precompile);
	return {
		start(body) {
			const { lab: id, variant, files, knobs, task } = readWanted(body, ['variant', 'files', 'knobs', 'task'], FORM);
			const lab = findWanted(root, id);
			named(() => variantOf(lab, variant));
			named(() => turned(lab, knobs), 400);
			refuseForeign(lab, files ?? {}, task);
			refuseLacking(lab);
			const { id: run, started } = underWay.begin('run', () => {
				precompile(programsOf(lab));
				return runLab(lab, { variant, files, knobs, task, precompile });
			});
			return { lines: linesOf(run, started), stop: () => started.stop('stopped') };
		},
	};
}

/** So that first runs are as fast as later ones. */
function warmUp(root: string, precompile: (files: string[]) => void): void {
	makeSpare();
	try {
		precompile(loadLabs(root).flatMap(programsOf));
	} catch {
		// What is wrong with a lab, its own run will say.
	}
}

async function* linesOf(id: string, run: Run): AsyncGenerator<string> {
	yield `${JSON.stringify({ run: id })}\n`;
	for await (const item of run.items) yield formatItem(item);
}

function refuseLacking(lab: Lab): void {
	const lacks = lacking(lab.needs).filter((need) => need !== 'kernel');
	if (lacks.length === 0) return;
	throw new Refused(503, lackingInWords(lacks), 'What it does elsewhere, its recording shows.');
}

/** What a run of the lab as it lies there loads; what runs in a mirror has other paths. */
function programsOf(lab: Lab): string[] {
	return editableFiles(lab).map((file) => path.join(lab.dir, file));
}
