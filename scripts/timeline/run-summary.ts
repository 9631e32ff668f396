import type { EventOf, Recording } from '../recording/types.ts';
import { laneName } from './lane-names.ts';
import { counted, listed } from './numbers.ts';
import { plain } from './plain.ts';
import { duration, quoted } from './words.ts';

/** The run in two sentences: who took part, what was printed, how long it took and how it ended. */
export function runSummary(recording: Recording): string {
	const { header, lanes, events } = recording;
	const [first] = lanes;
	if (!first) return 'Nothing was recorded.';
	const name = laneName(recording, first.id);
	const exit = events.findLast((event) => event.kind === 'exit' && event.lane === first.id);
	const length = duration(header.durationUs ?? events.at(-1)?.t ?? 0);
	const end = endWords(exit?.kind === 'exit' ? exit : undefined, length);
	return plain(`${startedWords(recording, name)} The run ${printedWords(recording)}${end}.`.trimStart());
}

function endWords(exit: EventOf<'exit'> | undefined, length: string): string {
	if (!exit) return `has not ended after ${length}, when the recording does`;
	if (exit.signal) return `is ended by ${exit.signal} after ${length}`;
	return `ends after ${length}${exit.code === null ? '' : ` with code ${exit.code}`}`;
}

function startedWords(recording: Recording, name: string): string {
	const [first, ...started] = recording.lanes;
	if (started.length === 0) return '';
	const threads = started.filter(({ kind }) => kind === 'thread').length;
	const kinds = [
		...(threads > 0 ? [counted(threads, 'thread')] : []),
		...(started.length > threads ? [counted(started.length - threads, 'process', 'processes')] : []),
	];
	const names = started.map(({ id }) => laneName(recording, id));
	const what = `${listed(kinds)}${started.length > NAMED ? '' : ` (${names.join(', ')})`}`;
	if (started.every(({ parent }) => parent === first?.id)) return `${name} starts ${what}.`;
	return `From ${name} come ${what}, not all of them directly.`;
}

/** So many lanes are named, so many texts quoted. */
const NAMED = 4;
const QUOTED = 2;

/** What reached the terminal. */
function printedWords({ events }: Recording): string {
	const shown = events
		.filter((event): event is EventOf<'out'> => event.kind === 'out' && event.arrived !== undefined)
		.sort((a, b) => (a.arrived as number) - (b.arrived as number))
		.map(({ text }) => quoted(text));
	if (shown.length === 0) return 'prints nothing and ';
	if (shown.length <= QUOTED) return `prints ${listed(shown)} and `;
	return `prints ${shown.length} times, last ${shown.at(-1)}, and `;
}
