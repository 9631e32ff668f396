import { milliseconds } from '../labs/milliseconds.ts';
import type { Limits } from '../runner/options.ts';
import { type Flags, UsageError } from './verb.ts';

/** The flags that limit what a run may use. */
export const LIMIT_FLAGS: Flags = {
	timeout: { value: '2s', says: 'ends the program after this time: 500ms, 2s, 1m' },
	memory: { value: '512M', says: 'ends it when all of its processes together take more: 300M, 2G' },
	processes: { value: 'N', says: 'ends it when more processes than this are alive at once' },
};

/** What the flags allow; nothing where none is given. */
export function limitsOf(flags: Map<string, string>): Limits {
	const limits: Limits = {};
	const [timeout, memory, processes] = ['timeout', 'memory', 'processes'].map((name) => flags.get(name));
	if (timeout !== undefined) {
		const ms = milliseconds(timeout);
		if (ms === undefined) throw new UsageError(`--timeout takes a duration such as 500ms, 2s or 1m, not "${timeout}"`);
		limits.timeoutMs = ms;
	}
	if (memory !== undefined) {
		const [, number, unit = ''] = /^([1-9]\d{0,5})([KMG])B?$/i.exec(memory) ?? [];
		if (number === undefined) throw new UsageError(`--memory takes a size such as 300M or 2G, not "${memory}"`);
		limits.memoryBytes = Number(number) * 1024 ** ('KMG'.indexOf(unit.toUpperCase()) + 1);
	}
	if (processes !== undefined) {
		if (!/^[1-9]\d{0,5}$/.test(processes))
			throw new UsageError(`--processes takes a whole number from 1 on, not "${processes}"`);
		limits.processes = Number(processes);
	}
	return limits;
}
