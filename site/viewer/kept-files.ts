/** What the command handed to the companion, asked back by the page that it opened. */
import { askCompanion } from '../player/companion.ts';
import { FileProblem } from './file-problem.ts';
import type { NamedFile } from './given.ts';
import type { Sorted } from './sort-files.ts';

interface Handed {
	name: string;
	text: string;
}

/** The files that the companion keeps by this name. A recording is called as the program that was run: `server.js`. */
export async function keptFiles(kept: string, signal: AbortSignal): Promise<Sorted<NamedFile>> {
	const answer = await askCompanion(`/api/recordings/${encodeURIComponent(kept)}`, { signal }).catch(() => undefined);
	signal.throwIfAborted();
	const remedy = 'Open the file again: npm run interleave -- view FILE';
	if (!answer) throw new FileProblem('The companion that kept this recording does not answer.', remedy);
	const { recordings = [], sources = [], ...said }: Kept = await answer.json().catch(() => ({}));
	if (answer.status === 401) throw new FileProblem(said.error ?? '', 'Open the address that the command printed.');
	if (!answer.ok) throw new FileProblem(said.error ?? 'No companion keeps recordings here.', said.remedy ?? remedy);
	const fileOf = ({ name, text }: Handed) => ({ name, file: new Blob([text]) });
	return { recordings: recordings.map(fileOf), sources: sources.map(fileOf) };
}

type Kept = { recordings?: Handed[]; sources?: Handed[]; error?: string; remedy?: string };
