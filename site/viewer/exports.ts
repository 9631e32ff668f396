/** A recording for other programs: as files of a lab's page, and as downloads of the viewer. */
import type { Judged } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';

export interface Export {
	/** The last part of its address, and the end of a downloaded file's name. */
	file: string;
	title: string;
	/** What it is good for. */
	note: string;
	type: string;
	write(recording: Recording, claims: readonly Judged[]): Promise<string>;
}

/** Each is written by code that is fetched when it is asked for. */
export const EXPORTS: readonly Export[] = [
	{
		...{ file: 'recording.json', title: 'Recording', type: 'application/json' },
		note: 'one lane and one event per line; for interleave view, diff and export',
		write: async (recording) => (await import('../../scripts/recording/stored.ts')).writeRecording(recording),
	},
	{
		...{ file: 'trace.json', title: 'Chrome trace', type: 'application/json' },
		note: 'for ui.perfetto.dev and chrome://tracing',
		write: async (recording) => (await import('../../scripts/exports/chrome-trace.ts')).chromeTrace(recording),
	},
	{
		...{ file: 'sequence.mmd', title: 'Sequence diagram', type: 'text/plain' },
		note: 'Mermaid text, cut where it is long',
		write: async (recording) => (await import('../../scripts/exports/mermaid.ts')).mermaid(recording),
	},
	{
		...{ file: 'output.cast', title: 'Terminal', type: 'application/x-asciicast' },
		note: 'what was printed, when it was; for asciinema',
		write: async (recording) => (await import('../../scripts/exports/asciicast.ts')).asciicast(recording),
	},
	{
		...{ file: 'page.html', title: 'One page', type: 'text/html' },
		note: 'timeline, output, claims and events; needs no network',
		async write(recording, claims) {
			const [{ html }, { styles }] = await Promise.all([
				import('../../scripts/exports/html.ts'),
				import('./export-styles.ts'),
			]);
			return html(recording, { styles, claims });
		},
	},
];

/** A size as a reader is told of it: `4 KB`, `1.5 MB`, `64 MB`. */
export function sizeWords(bytes: number): string {
	const [kb, mb] = [bytes / 1000, bytes / 1_000_000];
	if (mb >= 10) return `${Math.round(mb)} MB`;
	return mb >= 1 ? `${mb.toFixed(1)} MB` : `${Math.max(1, Math.round(kb))} KB`;
}
