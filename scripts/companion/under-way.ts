import { randomBytes } from 'node:crypto';
import { Refused } from './refusal.ts';

/** How many may be under way at once: more would tell about the load and not about the programs. */
const AT_ONCE = 3;

/** What runs programs, until it is done or is told to stop. */
export interface Stoppable {
	stop(): void;
	done: Promise<unknown>;
}

/** What runs for pages: runs, and checks, each of which is one run after another. */
export interface UnderWay {
	/** Starts one and keeps it until it is done, under a name by which it can be stopped. Throws where there is no place. */
	begin<Started extends Stoppable>(kind: 'run' | 'check', start: () => Started): { id: string; started: Started };
	/** False where nothing of this kind and name is under way. */
	stop(kind: 'run' | 'check', id: string): boolean;
	/** Stops all, and resolves when nothing of them is left. */
	close(): Promise<void>;
}

/** Keeps what is under way, of both kinds together at most three. */
export function underWay(): UnderWay {
	const kept = new Map<string, Stoppable>();
	let closed = false;

	function refuse(): void {
		if (closed) throw new Refused(503, 'The companion is ending.', 'Start it again: npm start');
		if (kept.size < AT_ONCE) return;
		throw new Refused(429, `${AT_ONCE} runs are under way already.`, 'Wait until one has ended, or stop one.');
	}

	return {
		begin(kind, start) {
			refuse();
			const started = start();
			const id = randomBytes(8).toString('hex');
			const key = `${kind} ${id}`;
			kept.set(key, started);
			const forget = () => kept.delete(key);
			started.done.then(forget, forget);
			return { id, started };
		},
		stop(kind, id) {
			const found = kept.get(`${kind} ${id}`);
			found?.stop();
			return found !== undefined;
		},
		async close() {
			closed = true;
			const all = [...kept.values()];
			for (const one of all) one.stop();
			await Promise.allSettled(all.map(({ done }) => done));
		},
	};
}
