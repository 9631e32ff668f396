import { checkLab, type HowToCheck } from '../labs/check-lab.ts';
import type { Lab } from '../labs/load.ts';
import type { Checked } from '../recording/checked.ts';
import { items } from '../runner/items.ts';
import type { Lines } from './send-lines.ts';
import type { UnderWay } from './under-way.ts';
import { findWanted, readWanted, refuseForeign } from './wanted.ts';

const FORM = 'Send {"lab":"<module>/<name>"} and, where wanted, "files", "task" and "thorough".';

/** Starts checks that pages ask for. */
export interface Checks {
	/** Starts a check, or throws what is against it. Gives what it finds, run by run. */
	start(body: unknown): Lines;
}

/** Judges labs of this checkout, and the text that the learner made of them, as `interleave check` does. */
export function startChecks(root: string, underWay: UnderWay, precompile: (files: string[]) => void): Checks {
	return {
		start(body) {
			const { lab: id, files = {}, task: asked, thorough } = readWanted(body, ['files', 'task', 'thorough'], FORM);
			const lab = findWanted(root, id);
			const task = asked ?? (lab.exercise && !Object.hasOwn(files, 'main.ts'));
			refuseForeign(lab, files, task);
			const { id: check, started } = underWay.begin('check', () => begin(lab, { files, task, thorough, precompile }));
			return { lines: linesOf(check, started), stop: started.stop };
		},
	};
}

interface Check {
	runs: AsyncIterable<object>;
	done: Promise<Checked>;
	stop(): void;
}

function begin(lab: Lab, how: HowToCheck): Check {
	const stopping = new AbortController();
	const runs = items<object>();
	const onRun: HowToCheck['onRun'] = (run, of, claims) => runs.push({ run, of, claims });
	const done = checkLab(lab, { ...how, signal: stopping.signal, onRun }).finally(runs.close);
	return { runs, done, stop: () => stopping.abort() };
}

async function* linesOf(check: string, { runs, done }: Check): AsyncGenerator<string> {
	yield line({ check });
	for await (const run of runs) yield line(run);
	yield line({ checked: await done });
}

function line(item: object): string {
	return `${JSON.stringify(item)}\n`;
}
