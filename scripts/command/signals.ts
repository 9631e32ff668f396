import type { Run } from '../runner/run.ts';

const HANDED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first Ctrl-C, SIGTERM or hang-up is the program's; a second one of any kind ends all of the run. */
export function handSignalsOn(run: Run): { release(): void; readonly count: number } {
	let count = 0;
	const onSignal = (signal: NodeJS.Signals) => {
		count++;
		if (count === 1) run.kill(signal);
		else run.stop();
	};
	for (const signal of HANDED_ON) process.on(signal, onSignal);
	return {
		release() {
			for (const signal of HANDED_ON) process.off(signal, onSignal);
		},
		get count() {
			return count;
		},
	};
}
