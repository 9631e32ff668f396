/** The viewer come to life: reads what it is given, and shows it or says why not. Fetched with the first file. */
import type { Recording } from '../../scripts/recording/types.ts';
import { sizeWords } from './exports.ts';
import { fetchFrom, readAddress } from './fetch-from.ts';
import { FileProblem } from './file-problem.ts';
import type { Given, NamedFile } from './given.ts';
import { keptFiles } from './kept-files.ts';
import { leftOutWords } from './left-out-words.ts';
import { problemOf } from './problem.ts';
import { fillProblem } from './problem-view.ts';
import { Refused, readFile } from './read-file.ts';
import { type ShownRun, type SourceFile, shownRuns } from './shown-runs.ts';
import { type Sorted, sortFiles } from './sort-files.ts';

export interface Viewer {
	/** Shows what was given; `beside` the run that is shown. Whatever is wrong with it is told on the page. */
	open(given: Given, beside?: boolean): Promise<void>;
}

/** How large a program's file may be that is shown beside a run, bytes. */
const SOURCE_BYTES = 1_000_000;

export function viewer(page: HTMLElement): Viewer {
	const part = (name: string) => page.querySelector(`[data-${name}]`) as HTMLElement;
	const say = (words: string) => {
		part('status').textContent = words;
	};
	const shown = shownRuns(page, say);
	let sources: SourceFile[] = [];
	/** True where the page's address leads to the run again, so that links to its moments do. */
	let linked = false;
	let current = new AbortController();

	async function open(given: Given, beside = false): Promise<void> {
		current.abort();
		const mine = new AbortController();
		current = mine;
		const { signal } = mine;
		fillProblem(part('refused'), undefined);
		try {
			say('Reading…');
			const { unread, ...sorted } = await filesOf(given, signal);
			signal.throwIfAborted();
			const folders = ('folders' in given && given.folders) || [];
			const runs: ShownRun[] = [];
			for (const { name, file } of sorted.recordings.slice(0, 2))
				runs.push({ name, recording: await read(file, name, signal) });
			const { texts: programs, tooLarge } = await sourceTexts(sorted.sources);
			signal.throwIfAborted();
			refuseOthers(runs, sorted.sources, folders);
			// Another run may be of another program, with files of the same names.
			if (runs.length > 0) {
				sources = [];
				linked = !('files' in given);
				if (!linked) history.replaceState(null, '', location.pathname);
			}
			sources = [...sources.filter(({ file }) => programs.every((own) => own.file !== file)), ...programs];
			say('Drawing…');
			await painted();
			signal.throwIfAborted();
			const all = beside ? [...shown.runs.slice(0, 1), ...runs] : runs.length > 0 ? runs : shown.runs;
			await shown.show(all.slice(0, 2), { sources, linked }).catch(refuseDrawing);
			if (signal.aborted) return;
			const aside = all.length > 1 ? programs.map(({ file }) => file) : [];
			say(
				[
					...unread,
					...tooLarge,
					...leftOutWords({ recordings: sorted.recordings.slice(2).map(({ name }) => name), folders, programs: aside }),
				].join(' '),
			);
		} catch (error) {
			if (signal.aborted) return;
			say('');
			if (!(error instanceof Refused || error instanceof FileProblem)) console.error(error);
			fillProblem(part('refused'), error instanceof Refused ? error.problem : problemOf(error, 'What was given'));
			part('refused').scrollIntoView({ block: 'nearest' });
		}
	}

	async function read(file: Blob, name: string, signal: AbortSignal): Promise<Recording> {
		const reading = readFile(file, name, (words) => {
			if (!signal.aborted) say(words);
		});
		signal.addEventListener('abort', reading.end, { once: true });
		const recording = await reading.done;
		if (recording.events.length > 0) return recording;
		const remedy = 'It was cut off before anything happened. Record the program anew.';
		throw new FileProblem(`${name} is a recording in which nothing was recorded.`, remedy);
	}

	/** Only programs, or only folders, are nothing that could be shown. */
	function refuseOthers(runs: ShownRun[], programs: { name: string }[], folders: string[]): void {
		if (runs.length > 0 || (programs.length > 0 && shown.runs.length > 0)) return;
		const [program] = programs;
		if (program)
			throw new FileProblem(
				`${program.name} is a program and not a recording.`,
				`Record it: npm run interleave -- run --open ${program.name}`,
			);
		const [folder = 'What was given'] = folders;
		throw new FileProblem(`${folder} is a folder and no recording.`, 'Give the files that are in it.');
	}

	return { open };
}

/** What was given, with words for the programs that could not be fetched: the run is shown without them. */
interface Fetched extends Sorted<NamedFile> {
	unread: string[];
}

async function filesOf(given: Given, signal: AbortSignal): Promise<Fetched> {
	if ('files' in given) return { ...sortFiles(given.files), unread: [] };
	if ('kept' in given) return { ...(await keptFiles(given.kept, signal)), unread: [] };
	const fetched = async (address: string) => fetchFrom(readAddress(address, location.href), signal);
	const programs = given.programs.map((address) => fetched(address).catch(withoutIt));
	const [recordings, sources] = await Promise.all([Promise.all(given.addresses.map(fetched)), Promise.all(programs)]);
	return {
		recordings,
		sources: sources.filter((source) => typeof source !== 'string'),
		unread: sources.filter((source) => typeof source === 'string'),
	};
}

function withoutIt(error: Error): string {
	if (error instanceof FileProblem) return `${error.message} The run is shown without this file.`;
	throw error;
}

async function sourceTexts(files: NamedFile[]): Promise<{ texts: SourceFile[]; tooLarge: string[] }> {
	const fits = ({ file }: NamedFile) => file.size <= SOURCE_BYTES;
	const texts = await Promise.all(
		files.filter(fits).map(async ({ name, file }) => ({ file: name, text: await file.text() })),
	);
	const tooLarge = files
		.filter((file) => !fits(file))
		.map(({ name, file }) => `${name} has ${sizeWords(file.size)}, too much for a program's file: it is left out.`);
	return { texts, tooLarge };
}

/** Until what was said can be read: drawing a long run takes a while. */
function painted(): Promise<void> {
	return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function refuseDrawing(error: Error): never {
	console.error(error);
	throw new FileProblem(
		`The recording is sound, and could not be drawn: ${error.message}`,
		"The fault is the viewer's: please report it, with the file if you may.",
	);
}
