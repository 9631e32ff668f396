/** A file's bytes as text: unpacked where they are packed, refused where they are none or too many. */
import { sizeWords } from './exports.ts';
import { FileProblem } from './file-problem.ts';

/** How much is read of one file. A run of 100,000 events, the most that one holds, takes about 20 MB. */
export const MOST_BYTES = 64_000_000;

const RECORD = 'Give a file that "interleave run --out" or "interleave run --json" wrote.';

/** Reads a file; `name` is how messages call it. `progress` is told the share that was read, 0 to 1. */
export async function readText(
	file: Blob,
	name: string,
	progress: (share: number) => void = () => {},
	most = MOST_BYTES,
): Promise<string> {
	if (file.size === 0) throw new FileProblem(`${name} is empty.`, RECORD);
	if (file.size > most) throw tooLarge(`${name} has ${sizeWords(file.size)}`, most);
	const begin = new Uint8Array(await bytesOf(file.slice(0, 4), name));
	const starts = (...bytes: number[]) => bytes.every((byte, index) => begin[index] === byte);
	if (starts(0x50, 0x4b, 3, 4))
		throw new FileProblem(`${name} is a zip archive.`, 'Unpack it, and give the file in it.');
	const packed = starts(0x1f, 0x8b);
	const stream = packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
	const encoding = starts(0xff, 0xfe) ? 'utf-16le' : starts(0xfe, 0xff) ? 'utf-16be' : 'utf-8';
	return textOf(stream, encoding, { name, packed, size: file.size, progress, most });
}

interface About {
	name: string;
	packed: boolean;
	size: number;
	progress(share: number): void;
	most: number;
}

async function textOf(stream: ReadableStream<Uint8Array>, encoding: string, about: About): Promise<string> {
	const { name, packed, size, progress, most } = about;
	const decoder = new TextDecoder(encoding, { fatal: true });
	const reader = stream.getReader();
	const parts: string[] = [];
	for (let bytes = 0; ; ) {
		const { done, value } = await reader.read().catch((error: Error) => {
			throw unreadable(name, packed, error);
		});
		bytes += value?.length ?? 0;
		if (bytes > most) {
			void reader.cancel().catch(() => {});
			throw tooLarge(`${name}, unpacked, has more than ${sizeWords(most)}`, most);
		}
		parts.push(decoded(decoder, value, name));
		if (done) return parts.join('');
		progress(packed ? 0 : bytes / size);
	}
}

function decoded(decoder: TextDecoder, bytes: Uint8Array | undefined, name: string): string {
	try {
		const text = decoder.decode(bytes, { stream: bytes !== undefined });
		if (!text.includes('\0')) return text;
	} catch {
		// As below.
	}
	throw new FileProblem(
		`${name} is not a text: there are bytes in it that no text has.`,
		`A recording is JSON. ${RECORD}`,
	);
}

async function bytesOf(file: Blob, name: string): Promise<ArrayBuffer> {
	return file.arrayBuffer().catch((error: Error) => {
		throw unreadable(name, false, error);
	});
}

function unreadable(name: string, packed: boolean, { message }: Error): FileProblem {
	if (packed) return new FileProblem(`${name} is packed with gzip and cannot be unpacked: ${message}`, 'Pack it anew.');
	return new FileProblem(
		`${name} could not be read: ${message}`,
		'It may be a folder, or have been moved or changed since it was chosen. Choose the file again.',
	);
}

function tooLarge(what: string, most: number): FileProblem {
	return new FileProblem(
		`${what}; the viewer reads up to ${sizeWords(most)}.`,
		'Record less of the program, with --timeout for example, or have it print less.',
	);
}
