import fs from 'node:fs';
import path from 'node:path';
import { closeOnSignals } from '../companion/close-on-signals.ts';
import { type Address, findCompanion } from '../companion/find-companion.ts';
import { launchPage } from '../companion/launch-page.ts';
import { HANDED_BYTES, type Opened } from '../companion/recordings.ts';
import { startCompanion } from '../companion/server.ts';
import { writeRecording } from '../recording/stored.ts';
import type { Recording } from '../recording/types.ts';
import { buildSite } from '../setup/build-site.ts';
import { openBrowser } from '../setup/open-browser.ts';
import { stopSignal } from '../setup/stop-signal.ts';
import { changedSources } from './changed-sources.ts';
import { CHECKOUT } from './checkout.ts';
import { CommandError } from './command-error.ts';
import { namedSources, type Places } from './named-sources.ts';

/** Where a recording is shown. */
export interface Shown extends Address {
	/** Whether a companion ran already. Otherwise ours runs until Ctrl-C. */
	running: boolean;
}

export interface ShowOptions {
	places: Places;
	/** The first port to try where no companion runs. */
	port?: number;
	/** What the process ends with when Ctrl-C ends a companion of ours; 128 + n otherwise. */
	exitCode?: number;
}

/** Shows recordings in the viewer of this checkout, in the reader's browser where there is one. */
export async function showRecordings(
	recordings: { name: string; recording: Recording }[],
	{ places, port, exitCode }: ShowOptions,
): Promise<Shown> {
	const opened = JSON.stringify({
		recordings: recordings.map(({ name, recording }) => ({ name, text: writeRecording(recording) })),
		sources: namedSources(
			recordings.map(({ recording }) => recording),
			{ ...places, texts: changedSources(recordings.map(({ recording }) => recording)) },
		),
	} satisfies Opened);
	refuseLarge(opened);
	await buildMissingSite();
	const running = await findCompanion(CHECKOUT);
	const own = running ? undefined : await startCompanion({ root: CHECKOUT, ...(port !== undefined && { port }) });
	if (own) closeOnSignals(own, exitCode);
	const companion = (running ?? own) as Address;
	try {
		const id = await hand(opened, companion);
		const url = new URL(`view/?kept=${id}`, companion.url).href;
		const launchUrl = `${url}${new URL(companion.launchUrl).hash}`;
		openBrowser(launchPage(CHECKOUT, launchUrl));
		return { url, launchUrl, port: companion.port, running: running !== undefined };
	} catch (error) {
		await own?.close();
		throw error;
	}
}

function refuseLarge(opened: string): void {
	const size = Buffer.byteLength(opened);
	if (size <= HANDED_BYTES) return;
	throw new CommandError(
		`The recording is too large to be shown: ${Math.ceil(size / 2 ** 20)} MB, and ${HANDED_BYTES / 2 ** 20} MB are the most.`,
		'Record less of the program, with --timeout for example, or have it print less.',
	);
}

/** A page that is only old shows a recording as well: `npm start` makes it new. */
async function buildMissingSite(): Promise<void> {
	const dist = path.join(CHECKOUT, 'dist');
	if (fs.existsSync(path.join(dist, 'view/index.html'))) return;
	console.error(
		'The viewer is a page of the site, which is not built yet. It is built once; that takes a minute or less.',
	);
	try {
		await buildSite({ root: CHECKOUT, out: dist, base: '/', allowStale: true, stop: stopSignal() });
	} catch (error) {
		const { message, remedy } = error as Error & { remedy?: string };
		throw remedy === undefined ? error : new CommandError(message, remedy);
	}
}

/** Hands the texts to the companion, and never their paths; gives the name that it keeps them by. */
async function hand(opened: string, { url, launchUrl }: Address): Promise<string> {
	const token = new URL(launchUrl).hash.replace('#token=', '');
	const answer = await fetch(new URL('api/recordings', url), {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: opened,
	});
	const { id, error } = (await answer.json()) as { id?: string; error?: string };
	if (id !== undefined) return id;
	throw new CommandError(
		`The companion that runs at ${url} does not take the recording: ${error}`,
		'It may be of an earlier version: end it with Ctrl-C, and call this again.',
	);
}
