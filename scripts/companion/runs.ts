import path from 'node:path';
import { type Lab, loadLabs, variantOf } from '../labs/load.ts';
import { lacking, lackingInWords } from '../labs/needs.ts';
import { runLab } from '../labs/run-lab.ts';
import { formatItem } from '../recording/stream.ts';
import type { Precompiler } from '../runner/precompile.ts';
import type { Run } from '../runner/run.ts';
import { makeSpare } from '../runner/run-directory.ts';
import { named } from './named.ts';
import { Refused } from './refusal.ts';
import type { Lines } from './send-lines.ts';
import type { UnderWay } from './under-way.ts';
import { findWanted, readWanted } from './wanted.ts';

const FORM = 'Send {"lab":"<module>/<name>"} and, where one is wanted, "variant".';

/** Starts runs that pages ask for. */
export interface Runs {
	/** Starts a run, or throws what is against it. Gives its stream. */
	start(body: unknown): Lines;
}

/** Starts labs of this checkout, and nothing else. */
export function startRuns(root: string, precompiler: Precompiler, underWay: UnderWay): Runs {
	warmUp(root, precompiler);
	return {
		start(body) {
			const { lab: id, variant } = readWanted(body, ['variant'], FORM);
			const lab = findWanted(root, id);
			named(() => variantOf(lab, variant));
			refuseLacking(lab);
			const { id: run, started } = underWay.begin('run', () => {
				void precompiler.prepare(programsOf(lab));
				return runLab(lab, { variant });
			});
			return { lines: linesOf(run, started), stop: () => started.stop('stopped') };
		},
	};
}

/** So that first runs are as fast as later ones. */
function warmUp(root: string, precompiler: Precompiler): void {
	makeSpare();
	try {
		void precompiler.prepare(loadLabs(root).flatMap(programsOf));
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

/** What a run of the lab may load; its claims are not for the program. */
function programsOf(lab: Lab): string[] {
	return lab.files
		.filter((file) => /\.[cm]?ts$/.test(file) && file !== 'claims.ts')
		.map((file) => path.join(lab.dir, file));
}
