/** Runs a lab on the companion, again and again. */
import { collector } from '../../scripts/recording/collector.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { Refused } from '../player/companion-stream.ts';
import { type RunStream, startRun, type WantedRun } from '../player/run-stream.ts';

export interface Again {
	/** Resolves when all runs are over, or the reader or the companion ended them; with the companion's words, where it did. */
	readonly done: Promise<string>;
	/** Ends the run under way, which then does not count, and starts no more. */
	stop(): void;
}

export interface AgainOptions {
	lab: string;
	wanted?: WantedRun;
	times: number;
	/** Called with each run that came to its end. */
	ran(recording: Recording): void;
	/** Starts a run: the companion's. */
	start?: typeof startRun;
}

/** The companion answers so many requests a second, and the page has others to ask. */
const LEAST_BETWEEN = 80;
const GONE = 'The companion went away before the run ended. Start it again: npm start';

export function runAgain({ lab, wanted, times, ran, start = startRun }: AgainOptions): Again {
	let stopped = false;
	let stream: RunStream | undefined;

	async function runAll(): Promise<string> {
		for (let count = 0; count < times && !stopped; count++) {
			const soonest = new Promise((resolve) => setTimeout(resolve, LEAST_BETWEEN));
			const { recording, ended } = await runOnce();
			if (stopped) return '';
			// Who ends it, and is not the reader, is a companion that is ending itself.
			if (!ended || recording.header.exit?.cause === 'stopped') return GONE;
			ran(recording);
			await soonest;
		}
		return '';
	}

	async function runOnce(): Promise<ReturnType<typeof collector>> {
		const collected = collector();
		stream = await start(lab, wanted);
		if (stopped) await stream.stop();
		for await (const item of stream.items) collected.add(item);
		return collected;
	}

	return {
		done: runAll().catch((error) => {
			if (error instanceof Refused) return error.message;
			throw error;
		}),
		stop() {
			stopped = true;
			// A companion that cannot be asked has gone, and its stream ends by itself.
			stream?.stop().catch(() => {});
		},
	};
}
