import { constants } from 'node:os';
import type { Run } from '../runner/run.ts';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals of ours that are the program's. */
export interface HandedOn {
	/** How many came. */
	readonly count: number;
	/** From here on they are ours again. */
	release(): void;
}

/** The first Ctrl-C, SIGTERM or hang-up is the program's; a second one of any kind ends all of the run. */
export function handSignalsOn(starting: Promise<{ run: Run }>): HandedOn {
	let count = 0;
	const onSignal = (signal: NodeJS.Signals) => {
		const first = ++count === 1;
		// Where it could not be started, that is what is reported.
		starting.then(({ run }) => (first ? run.kill(signal) : run.stop())).catch(() => {});
	};
	for (const signal of ENDING) process.on(signal, onSignal);
	return {
		get count() {
			return count;
		},
		release() {
			for (const signal of ENDING) process.off(signal, onSignal);
		},
	};
}

/**
 * Ctrl-C, SIGTERM or hang-up asks us to stop; `code` is the exit code then. More of them change nothing: npm sends a second one
 * of each Ctrl-C, and what is under way must have the time to remove what it wrote.
 */
export function whenAskedToStop(stop: () => void): { readonly code?: number } {
	const asked: { code?: number } = {};
	for (const signal of ENDING) {
		process.on(signal, () => {
			if (asked.code !== undefined) return;
			asked.code = 128 + constants.signals[signal];
			stop();
		});
	}
	return asked;
}
