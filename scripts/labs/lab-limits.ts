import os from 'node:os';
import type { LimitWords } from '../recording/judge-task.ts';
import type { Limits } from '../runner/options.ts';

/** What a lab may use beside its time: far more than any lab needs, and little enough that the machine stays usable. */
export const LAB_LIMITS: Required<Pick<Limits, 'outputBytes' | 'processes' | 'memoryBytes'>> = {
	outputBytes: 64 << 20,
	processes: 250,
	memoryBytes: Math.min(2 * 1024 ** 3, Math.floor(os.totalmem() / 2)),
};

/** The limits of a lab's runs, for who is told that one was ended. */
export function limitWords(lab: { timeoutMs: number }, limits: Limits = {}): LimitWords {
	const { timeoutMs, outputBytes, processes, memoryBytes } = { ...LAB_LIMITS, timeoutMs: lab.timeoutMs, ...limits };
	return {
		timeout: `time limit of ${timeoutMs >= 1000 ? `${timeoutMs / 1000} s` : `${timeoutMs} ms`}`,
		output: `it wrote more than ${outputBytes >> 20} MB`,
		processes: `it had more than ${processes} processes`,
		memory: `it took more than ${Math.round(memoryBytes / 1024 ** 2)} MB of memory`,
		kernel: "the operating system's own view of it was lost",
	};
}
