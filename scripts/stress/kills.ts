import { availableParallelism } from 'node:os';
import { killRun, type Stressed } from './kill-run.ts';
import { killRunner } from './kill-runner.ts';

/** Kills so many runs' processes, or their runners, with one seed after the other; several at a time. */
export async function kills(
	what: 'kills' | 'runner',
	seed: number,
	count: number,
	onDone: (done: number) => void = () => {},
): Promise<Stressed> {
	const all: Stressed = { problems: [], acknowledged: 0 };
	const one = what === 'kills' ? killRun : killRunner;
	let begun = 0;
	let done = 0;
	async function work(): Promise<void> {
		while (begun < count) {
			const { problems, acknowledged } = await one(seed + begun++);
			all.problems.push(...problems);
			all.acknowledged += acknowledged;
			onDone(++done);
		}
	}
	await Promise.all(Array.from({ length: availableParallelism() }, work));
	return all;
}
