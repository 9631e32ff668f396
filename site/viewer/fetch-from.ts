/** A recording from an address: fetched by the browser, with nothing of the reader's in the request. */
import { FileProblem } from './file-problem.ts';
import type { NamedFile } from './given.ts';
import { MOST_BYTES } from './read-text.ts';

/**
 * An address that a reader or a link gave, taken from where the page is. Of other servers only https: a page of this machine
 * can reach what others cannot, and a companion would refuse it.
 */
export function readAddress(from: string, page: string): URL {
	const url = URL.canParse(from, page) ? new URL(from, page) : undefined;
	const isOwn = url?.origin === new URL(page).origin;
	if (url && (isOwn || url.protocol === 'https:') && url.username === '') return url;
	throw new FileProblem(
		`${from} is not an address that is fetched here.`,
		'It begins with https://, or with / on this site. A file of your own machine you can drop here.',
	);
}

/** Fetches what is there. */
export async function fetchFrom(url: URL, signal: AbortSignal): Promise<NamedFile> {
	const answer = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(
		(error: Error) => {
			throw error.name === 'AbortError' ? error : unreachable(url);
		},
	);
	if (!answer.ok)
		throw new FileProblem(
			`${url.href} was answered with ${answer.status}${answer.statusText && ` ${answer.statusText}`}.`,
			'Look whether the address is right, or download the file and drop it here.',
		);
	return { file: await bodyOf(answer), name: nameIn(url) };
}

function nameIn({ pathname, hostname }: URL): string {
	const last = pathname.split('/').at(-1) || hostname;
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}

/** The body; one piece more than is read of a file, so that reading it says that it is too large. */
async function bodyOf(answer: Response): Promise<Blob> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const reader = answer.body?.getReader();
	for (let bytes = 0; reader && bytes <= MOST_BYTES; ) {
		const { done, value } = await reader.read();
		if (done) break;
		bytes += value.length;
		parts.push(value);
	}
	void reader?.cancel().catch(() => {});
	return new Blob(parts);
}

function unreachable({ href, origin }: URL): FileProblem {
	if (origin === location.origin)
		return new FileProblem(`${href} could not be fetched.`, 'Try again when the network is back.');
	return new FileProblem(
		`${href} could not be fetched: there is no way to it now, it leads on to another server, or ${origin} does not let pages of other sites read it.`,
		'Download the file, and drop it here. (Its server would have to send Access-Control-Allow-Origin.)',
	);
}
