/** A run on the companion, item by item. */
import type { StreamItem } from '../../scripts/recording/types.ts';
import { recordingVersionFault } from '../../scripts/recording/version.ts';
import { type CompanionStream, Refused, startStream } from './companion-stream.ts';

/** Ends without an `end` item where the companion went away. */
export type RunStream = CompanionStream<StreamItem>;

/** What is asked of the companion beside the lab. */
export interface WantedRun {
	variant?: string | undefined;
	/** The reader's own text, by file. */
	files?: Record<string, string> | undefined;
	/** Numbers that stand otherwise than usual. */
	knobs?: Record<string, number> | undefined;
	/** The exercise is run, and not the lab's program. */
	task?: boolean;
}

/** Starts a run of a lab. Throws `Refused` with the reason and the remedy where the companion does not run it. */
export async function startRun(lab: string, wanted: WantedRun = {}): Promise<RunStream> {
	const { items, stop } = await startStream<StreamItem>('run', { lab, ...wanted });
	return { items: readable(items), stop };
}

async function* readable(items: AsyncIterable<StreamItem>): AsyncGenerator<StreamItem> {
	for await (const item of items) {
		const fault = 'header' in item ? recordingVersionFault(item.header) : undefined;
		if (fault) throw new Refused(`${fault} Reload the page.`);
		yield item;
	}
}
