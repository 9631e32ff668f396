/** A run on the companion, item by item. */
import type { StreamItem } from '../../scripts/recording/types.ts';
import { recordingVersionFault } from '../../scripts/recording/version.ts';
import { askCompanion } from './companion.ts';

export interface RunStream {
	/** The items as they come. Ends without an `end` item where the companion went away. */
	items: AsyncIterable<StreamItem>;
	/** Asks the companion to end the run; the items go on to its ending. */
	stop(): Promise<void>;
}

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

/** What the companion refused, in its own words. */
export class Refused extends Error {}

/** Starts a run of a lab. Throws `Refused` with the reason and the remedy where the companion does not run it. */
export async function startRun(lab: string, wanted: WantedRun = {}): Promise<RunStream> {
	const response = await askCompanion('/api/runs', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ lab, ...wanted }),
	}).catch(() => {
		throw new Refused('The companion does not answer. Start it again: npm start');
	});
	if (!response.ok || !response.body) throw new Refused(await reasonOf(response));
	const lines = linesOf(response.body);
	const first = await lines.next();
	const { run, error, remedy } = first.done ? {} : JSON.parse(first.value);
	if (!run) throw new Refused(`${error ?? 'The companion ended before the run began.'} ${remedy ?? ''}`.trim());
	return {
		items: itemsOf(lines),
		async stop() {
			const headers = { 'content-type': 'application/json' };
			await askCompanion(`/api/runs/${run}/stop`, { method: 'POST', headers, body: '{}' });
		},
	};
}

/** The reason and the remedy of a refusal. */
export async function reasonOf(response: Response): Promise<string> {
	const { error, remedy } = await response.json().catch(() => ({}));
	if (error) return `${error} ${remedy ?? ''}`.trim();
	return `The companion answered with ${response.status}.`;
}

async function* itemsOf(lines: AsyncIterable<string>): AsyncGenerator<StreamItem> {
	for await (const line of lines) {
		const item = JSON.parse(line);
		if ('error' in item) throw new Refused(`${item.error} ${item.remedy ?? ''}`.trim());
		const fault = 'header' in item ? recordingVersionFault(item.header) : undefined;
		if (fault) throw new Refused(`${fault} Reload the page.`);
		yield item;
	}
}

/** The lines of a stream, as they come. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let rest = '';
	for (;;) {
		const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
		const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
		rest = lines.pop() ?? '';
		yield* lines.filter(Boolean);
		if (done) return;
	}
}
