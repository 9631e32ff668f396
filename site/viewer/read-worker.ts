/** Reads a file beside the page, which stays alive meanwhile. All that checks a recording is here, and fetched with the first file. */
import { readAny } from '../../scripts/recording/read-any.ts';
import type { Header, Lane, RunEvent } from '../../scripts/recording/types.ts';
import { type Problem, problemOf } from './problem.ts';
import { readText } from './read-text.ts';

/** What the page asks. */
export interface Wanted {
	file: Blob;
	name: string;
}

/** What the page is told, in this order: a problem ends it too. Events come in pieces, so that no piece holds the page up. */
export type Told =
	| { read: number }
	| { checking: true }
	| { header: Header; lanes: Lane[] }
	| { events: RunEvent[] }
	| { done: true }
	| { problem: Problem };

const PIECE = 4000;

const tell = (told: Told) => postMessage(told);

addEventListener('message', async ({ data: { file, name } }: MessageEvent<Wanted>) => {
	let text = '';
	try {
		text = await readText(file, name, (read) => tell({ read }));
		tell({ checking: true });
		const { header, lanes, events } = readAny(text, name);
		tell({ header, lanes });
		for (let from = 0; from < events.length; from += PIECE) tell({ events: events.slice(from, from + PIECE) });
		tell({ done: true });
	} catch (error) {
		tell({ problem: problemOf(error, name, text) });
	}
});
