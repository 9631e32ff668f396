import path from 'node:path';
import { CHECKOUT } from './checkout.ts';
import type { Places } from './named-sources.ts';
import { portOf } from './port.ts';
import { type Shown, showRecordings } from './show-recordings.ts';
import { type Given, UsageError, type Verb } from './verb.ts';
import { type WantedRecording, wantedRecordings } from './wanted-recording.ts';

export const verb: Verb = {
	name: 'view',
	summary: 'shows a recording in your browser, or two side by side',
	takes: '<lab or file> [<lab or file>]',
	about: `
Opens recordings in the course's viewer: what "run --out" and "run --json" wrote (- is standard input), also of a run that
was cut off, or packed with gzip; or a lab, whose committed recording is meant. The program's files that a recording names are shown beside it,
as far as they lie below this directory, the recording's own, or the checkout.

Nothing leaves this machine. Where the companion runs already (npm start), it shows them; otherwise one runs until Ctrl-C.
The address that is printed hands your page the right to run labs: do not pass it on. Over SSH, in CI or with
INTERLEAVE_NO_OPEN=1 no browser is opened.

Exit code: 0 shown, 2 for a wrong call, 125 for a recording that cannot be read.`,
	flags: {
		variant: { value: 'NAME', says: 'the variant of the lab' },
		port: { value: 'PORT', says: 'the first port to try where no companion runs, 4747 otherwise; 0 takes any' },
		json: { says: 'the address as JSON: url, launchUrl, port, running' },
	},
	async start({ words, flags }: Given) {
		if (words.length === 0) throw new UsageError('view needs a recording: a file or a lab');
		if (words.length > 2) throw new UsageError(`view shows one recording or two, and got also "${words[2]}"`);
		const variant = flags.get('variant');
		const port = portOf(flags.get('port'));
		const wanted = wantedRecordings(words, variant);
		if (variant !== undefined && wanted.every(({ fromFile }) => fromFile))
			throw new UsageError('--variant is for labs, and this is a file');
		const shown = await showRecordings(wanted, {
			places: placesOf(wanted, words),
			...(port !== undefined && { port }),
		});
		process.stdout.write(flags.has('json') ? `${JSON.stringify(shown)}\n` : shownWords(shown));
		// A companion of our own keeps the process alive until a signal closes it.
		return 0;
	},
};

/** What is printed when a recording is shown. */
export function shownWords({ launchUrl, running }: Shown): string {
	return `Shown at: ${launchUrl}\n${running ? '' : 'Ctrl-C ends the companion that shows it.\n'}`;
}

/** Where the files of these recordings may lie. */
function placesOf(wanted: WantedRecording[], words: string[]): Places {
	const files = wanted.flatMap(({ fromFile }, index) =>
		fromFile ? [path.dirname(path.resolve(words[index] ?? ''))] : [],
	);
	const here = [...files, process.cwd()];
	const programs = wanted.flatMap(({ recording: { header } }) => [
		...(header.lab === undefined ? [] : [path.join(CHECKOUT, 'labs', header.lab)]),
		...here.map((folder) => path.dirname(path.resolve(folder, header.command[1] ?? ''))),
	]);
	return { folders: [...programs, ...here, CHECKOUT], within: [...here, CHECKOUT] };
}
