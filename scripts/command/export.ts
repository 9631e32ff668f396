import fs from 'node:fs';
import { loadClaims } from '../labs/claims.ts';
import { type Judged, judgeAll } from '../recording/judge.ts';
import type { Recording } from '../recording/types.ts';
import { keep, outFile } from './out-file.ts';
import { EXIT, UsageError, type Verb } from './verb.ts';
import { type WantedRecording, wantedRecording } from './wanted-recording.ts';

export const verb: Verb = {
	name: 'export',
	summary: 'a recording for other programs: a trace, a diagram, a page',
	takes: '<lab or file> --format FORMAT',
	about: `
Writes a recording in another format, to standard output or to --out: the recording in a file (as "run --out" and "run --json"
write them; - is standard input), or the committed one of a lab.

chrome-trace  JSON that ui.perfetto.dev and chrome://tracing open: processes, threads, slices, arrows, CPU shares
mermaid       a sequence diagram, cut where it is long
asciicast     what it printed, when it did, as asciinema plays it (version 3)
html          one page that needs no network: timeline, output, claims, lanes and events

Exit code: 0 written, 2 for a wrong call, 125 for a recording that cannot be read.`,
	flags: {
		format: { value: 'FORMAT', says: 'chrome-trace, mermaid, asciicast or html' },
		variant: { value: 'NAME', says: 'the variant of the lab' },
		out: { value: 'FILE', says: 'writes it there' },
	},
	async start({ words: [word, ...more], flags }) {
		if (word === undefined) throw new UsageError('export needs a lab or a file');
		if (more.length > 0) throw new UsageError(`export takes one recording, and got also "${more[0]}"`);
		const format = flags.get('format');
		const known = Object.keys(FORMATS);
		if (format === undefined) throw new UsageError(`export needs --format: ${known.join(', ')}`);
		const write = Object.hasOwn(FORMATS, format) ? FORMATS[format as keyof typeof FORMATS] : undefined;
		if (!write) throw new UsageError(`there is no format "${format}": ${known.join(', ')}`, { written: format, known });
		const out = flags.get('out');
		const file = out === undefined ? undefined : outFile(out);
		const variant = flags.get('variant');
		const wanted = wantedRecording(word, variant);
		if (variant !== undefined && wanted.fromFile) throw new UsageError('--variant is for labs, and this is a file');
		const text = await write(wanted.recording, wanted);
		if (file === undefined) await printed(text);
		else keep(file, text);
		return EXIT.held;
	},
};

const FORMATS = {
	'chrome-trace': async (recording: Recording) => (await import('../exports/chrome-trace.ts')).chromeTrace(recording),
	mermaid: async (recording: Recording) => (await import('../exports/mermaid.ts')).mermaid(recording),
	asciicast: async (recording: Recording) => (await import('../exports/asciicast.ts')).asciicast(recording),
	async html(recording: Recording, wanted: WantedRecording) {
		const { html } = await import('../exports/html.ts');
		return html(recording, { styles: styles(), claims: await claimsOf(wanted) });
	},
};

const SHEETS = ['../timeline/palette.css', '../timeline/timeline.css', '../exports/html.css'];

function styles(): string {
	return SHEETS.map((sheet) => fs.readFileSync(new URL(sheet, import.meta.url), 'utf8')).join('\n');
}

/** What the lab claims, of the run that it is: a file may hold a run of an edited program, or of another version of the lab. */
async function claimsOf({ recording, lab }: WantedRecording): Promise<Judged[]> {
	return lab ? judgeAll((await loadClaims(lab)).claims, recording) : [];
}

/** Large texts go in pieces where the reader is slow. */
function printed(text: string): Promise<void> {
	return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
