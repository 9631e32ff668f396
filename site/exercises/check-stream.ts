/** A check on the companion, run by run. */
import type { Checked } from '../../scripts/recording/checked.ts';
import type { Counts } from '../../scripts/recording/over-runs.ts';
import { askCompanion } from '../player/companion.ts';
import { linesOf, Refused, reasonOf } from '../player/run-stream.ts';

/** What a check tells: of each run that ended, and at last what it found. */
export type CheckItem = { run: number; of: number; claims: { id: string; counts: Counts }[] } | { checked: Checked };

export interface CheckStream {
	/** The items as they come. Ends without `checked` where the companion went away. */
	items: AsyncIterable<CheckItem>;
	/** Asks the companion to end the check; the items go on to what it has found until then. */
	stop(): Promise<void>;
}

const HEADERS = { 'content-type': 'application/json' };

/** Has a text judged. Throws `Refused` with the reason and the remedy where the companion does not judge it. */
export async function startCheck(lab: string, files: Record<string, string>): Promise<CheckStream> {
	const response = await askCompanion('/api/checks', {
		method: 'POST',
		headers: HEADERS,
		body: JSON.stringify({ lab, files }),
	}).catch(() => {
		throw new Refused('The companion does not answer. Start it again: npm start');
	});
	if (!response.ok || !response.body) throw new Refused(await reasonOf(response));
	const lines = linesOf(response.body);
	const first = await lines.next();
	const { check, error, remedy } = first.done ? {} : JSON.parse(first.value);
	if (!check) throw new Refused(`${error ?? 'The companion ended before the check began.'} ${remedy ?? ''}`.trim());
	return {
		items: itemsOf(lines),
		async stop() {
			await askCompanion(`/api/checks/${check}/stop`, { method: 'POST', headers: HEADERS, body: '{}' });
		},
	};
}

async function* itemsOf(lines: AsyncIterable<string>): AsyncGenerator<CheckItem> {
	for await (const line of lines) {
		const item = JSON.parse(line);
		if ('error' in item) throw new Refused(`${item.error} ${item.remedy ?? ''}`.trim());
		yield item;
	}
}
