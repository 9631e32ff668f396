import type { Recording, RunEvent } from '../../scripts/recording/types.ts';
import type { Problem } from './problem.ts';
import type { Told, Wanted } from './read-worker.ts';

/** A file that is being read. */
export interface Reading {
	/** The recording in it; rejects with `Refused`. */
	done: Promise<Recording>;
	/** Gives up. */
	end(): void;
}

/** A file that is not shown, and why. */
export class Refused extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(problem.says);
		this.problem = problem;
	}
}

/** Reads and checks a recording's file, whatever is in it; `progress` is told what is being done. */
export function readFile(file: Blob, name: string, progress: (words: string) => void): Reading {
	const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
	const done = new Promise<Recording>((resolve, reject) => {
		let about: Omit<Recording, 'events'> | undefined;
		const events: RunEvent[] = [];
		worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
			if ('read' in data) progress(`Reading ${name}: ${Math.round(data.read * 100)} %`);
			else if ('checking' in data) progress(`Checking ${name}`);
			else if ('header' in data) about = data;
			else if ('events' in data) for (const event of data.events) events.push(event);
			else if ('problem' in data) reject(new Refused(data.problem));
			else if (about) resolve({ header: about.header, lanes: about.lanes, events });
		});
		worker.addEventListener('error', ({ message }) => {
			const says = `What checks a recording could not be fetched or failed${message ? `: ${message}` : '.'}`;
			reject(new Refused({ says, faults: [], more: 0, remedy: 'Reload the page, and try again.' }));
		});
	}).finally(() => worker.terminate());
	worker.postMessage({ file, name } satisfies Wanted);
	return { done, end: () => worker.terminate() };
}
