import type { Exit } from './types.ts';

/** Why the runner ended a run, in words that go on from "ended by Interleave". */
export const CAUSES: Record<NonNullable<Exit['cause']>, string> = {
	stopped: 'it was stopped',
	timeout: 'its time was up',
	output: 'it printed too much',
	processes: 'it started too many processes',
	memory: 'it took too much memory',
	kernel: 'what watched it had ended',
};
