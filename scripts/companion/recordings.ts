import { randomBytes } from 'node:crypto';
import { Refused } from './refusal.ts';

/** A file as it was handed over: its name is shown and never opened. */
export interface Handed {
	name: string;
	text: string;
}

/** What `interleave view` and `run --open` hand to the companion, for a page to show. */
export interface Opened {
	/** One, or two to be shown side by side. */
	recordings: Handed[];
	/** The program's files that the recordings name. */
	sources: Handed[];
}

/** Recordings that wait in memory to be shown. */
export interface Recordings {
	/** Keeps what was handed over; gives the name by which a page asks for it. */
	keep(body: unknown): { id: string };
	/** What was kept by this name; throws where there is none, or it was forgotten. */
	find(id: string): Opened;
}

/** How much one request may hand over, bytes. */
export const HANDED_BYTES = 64 * 1024 * 1024;

const KEPT = { count: 20, bytes: 2 * HANDED_BYTES };

/** Keeps the newest; the oldest are forgotten. What the texts hold is for the page to judge. */
export function keepRecordings({ count, bytes } = KEPT): Recordings {
	const kept = new Map<string, { opened: Opened; size: number }>();
	let held = 0;

	function forgetOldest(): void {
		for (const [id, { size }] of kept) {
			if (kept.size <= count && (held <= bytes || kept.size === 1)) return;
			kept.delete(id);
			held -= size;
		}
	}

	return {
		keep(body) {
			const opened = readOpened(body);
			const id = randomBytes(16).toString('hex');
			const size = [...opened.recordings, ...opened.sources].reduce((sum, file) => sum + sizeOf(file), 0);
			kept.set(id, { opened, size });
			held += size;
			forgetOldest();
			return { id };
		},
		find(id) {
			const found = kept.get(id);
			if (found) return found.opened;
			const error = 'The companion no longer keeps this recording: it keeps the last few, until it ends.';
			throw new Refused(404, error, 'Open the file again: npm run interleave -- view FILE');
		},
	};
}

function readOpened(body: unknown): Opened {
	const { recordings, sources = [], ...others } = (body ?? {}) as Record<string, unknown>;
	const isOpened =
		isHanded(recordings) &&
		isHanded(sources) &&
		Object.keys(others).length === 0 &&
		/^[12]$/.test(`${recordings.length}`);
	if (isOpened) return { recordings: recordings.map(nameAndText), sources: sources.map(nameAndText) };
	const remedy = 'Send {"recordings":[{"name":"…","text":"…"}]}, one or two, and "sources" in the same form.';
	throw new Refused(400, 'The body holds no recordings.', remedy);
}

function isHanded(value: unknown): value is Handed[] {
	return (
		Array.isArray(value) &&
		value.every((file) => typeof file?.name === 'string' && typeof file.text === 'string' && file.name.length < 1000)
	);
}

const nameAndText = ({ name, text }: Handed): Handed => ({ name, text });

function sizeOf({ name, text }: Handed): number {
	return Buffer.byteLength(name) + Buffer.byteLength(text);
}
