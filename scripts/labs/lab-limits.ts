import os from 'node:os';
import type { Limits } from '../runner/options.ts';

/** What a lab may use beside its time: far more than any lab needs, and little enough that the machine stays usable. */
export const LAB_LIMITS: Limits = {
	outputBytes: 64 << 20,
	processes: 250,
	memoryBytes: Math.min(2 * 1024 ** 3, Math.floor(os.totalmem() / 2)),
};
