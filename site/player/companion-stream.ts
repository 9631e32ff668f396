/** What goes on for a while on the companion, told line by line: a run, or a check. */
import { askCompanion } from './companion.ts';
import { sizeFault } from './text-size.ts';

/** What the companion refused, in its own words. */
export class Refused extends Error {}

/** Something that goes on. */
export interface CompanionStream<Item> {
	/** The items as they come. Ends without the last one where the companion went away. */
	items: AsyncIterable<Item>;
	/** Asks the companion to end it; the items go on to its ending. */
	stop(): Promise<void>;
}

/** Begins it. Throws `Refused` with the reason and the remedy where the companion does not want to. */
export async function startStream<Item extends object>(
	what: 'run' | 'check',
	wanted: { lab: string; files?: Record<string, string> | undefined },
): Promise<CompanionStream<Item>> {
	const fault = sizeFault(wanted.files ?? {});
	if (fault) throw new Refused(fault);
	const response = await post(`/api/${what}s`, wanted).catch(() => {
		throw new Refused('The companion does not answer. Start it again: npm start');
	});
	if (!response.ok || !response.body) throw new Refused(await reasonOf(response));
	const lines = linesOf(response.body);
	const first = await lines.next();
	const { [what]: id, ...told } = first.done ? {} : JSON.parse(first.value);
	if (!id) throw new Refused(refusalIn(told) ?? `The companion ended before the ${what} began.`);
	return {
		items: itemsOf<Item>(lines),
		async stop() {
			await post(`/api/${what}s/${id}/stop`, {});
		},
	};
}

function post(path: string, body: object): Promise<Response> {
	const headers = { 'content-type': 'application/json' };
	return askCompanion(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function reasonOf(response: Response): Promise<string> {
	const told = await response.json().catch(() => ({}));
	return refusalIn(told) ?? `The companion answered with ${response.status}.`;
}

function refusalIn({ error, remedy = '' }: { error?: string; remedy?: string }): string | undefined {
	return error && `${error} ${remedy}`.trim();
}

async function* itemsOf<Item extends object>(lines: AsyncIterable<string>): AsyncGenerator<Item> {
	for await (const line of lines) {
		const item = JSON.parse(line);
		const refusal = refusalIn(item);
		if (refusal) throw new Refused(refusal);
		yield item;
	}
}

/** The lines of a stream, as they come. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
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
