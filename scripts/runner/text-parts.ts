/** Text that comes in parts which may be cut within a character. */
import { isUtf8 } from 'node:buffer';

export interface Torn {
	/** The beginning of a character whose end is still to come. */
	torn: Buffer;
}

/** Of a stream that has not begun. */
export const NOTHING = Buffer.alloc(0);

/** The next part of a stream, as text wherever it is that; the beginning of a character goes to the part that ends it. */
export function contentOf(stream: Torn, part: Buffer): { text: string } | { base64: string } {
	const bytes = stream.torn.length > 0 ? Buffer.concat([stream.torn, part]) : part;
	const whole = bytes.length - unfinished(bytes);
	stream.torn = NOTHING;
	if (!isUtf8(bytes.subarray(0, whole))) return { base64: bytes.toString('base64') };
	stream.torn = bytes.subarray(whole);
	return { text: bytes.toString('utf8', 0, whole) };
}

/** The same of bytes that stand for themselves. */
export function wholeContent(bytes: Buffer): { text: string } | { base64: string } {
	return isUtf8(bytes) ? { text: bytes.toString() } : { base64: bytes.toString('base64') };
}

/** How many bytes at the end are the beginning of a character. */
function unfinished(bytes: Buffer): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] as number;
		if ((byte & 0xc0) === 0x80) continue;
		const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
		return size > back ? back : 0;
	}
	return 0;
}
