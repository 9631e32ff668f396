/** Reads a file beside the page, which stays alive meanwhile. All that checks a recording is here, and fetched with the first file. */
import { readAny } from '../../scripts/recording/read-any.ts';
import type { Header, Lane, RunEvent } from '../../scripts/recording/types.ts';
import { FileProblem } from './file-problem.ts';
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

/** What a browser shows in some seconds. The recorder stops at 100,000, beside those that tell of the lives of 5,000 lanes. */
const MOST_EVENTS = 150_000;

function tooMany(count: number, name: string): FileProblem {
	return new FileProblem(
		`${name} has ${count.toLocaleString('en')} events; the viewer shows up to ${MOST_EVENTS.toLocaleString('en')}.`,
		'Record less of the program, with --timeout for example, or have it print less.',
	);
}

const tell = (told: Told) => postMessage(told);

addEventListener('message', async ({ data: { file, name } }: MessageEvent<Wanted>) => {
	let text = '';
	try {
		text = await readText(file, name, (read) => tell({ read }));
		tell({ checking: true });
		const { header, lanes, events } = readAny(text, name);
		if (events.length > MOST_EVENTS) throw tooMany(events.length, name);
		tell({ header, lanes });
		for (let from = 0; from < events.length; from += PIECE) tell({ events: events.slice(from, from + PIECE) });
		tell({ done: true });
	} catch (error) {
		tell({ problem: problemOf(error, name, text) });
	}
});
