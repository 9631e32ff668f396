/** The text of output events. */
import type { OutputEvent } from './types.ts';

/** The text that the events carry together, in the order given. Bytes that are not UTF-8 become U+FFFD. */
export function decodeOutput(events: readonly OutputEvent[]): string {
	return decodeEach(events).join('');
}

/** The text that each event adds; a character that was cut counts to the event that ends it. */
export function decodeEach(events: readonly OutputEvent[]): string[] {
	if (events.every(({ text }) => text !== undefined)) return events.map(({ text }) => text as string);
	// One decoder for each stream: a character may be cut between two of its chunks.
	const decoders = new Map<string, TextDecoder>();
	const parts = events.map((event) => {
		const stream = `${event.lane} ${event.fd}`;
		const decoder = decoders.get(stream) ?? new TextDecoder('utf-8', { ignoreBOM: true });
		decoders.set(stream, decoder);
		return decoder.decode(bytesOf(event), { stream: true });
	});
	const rest = [...decoders.values()].map((decoder) => decoder.decode()).join('');
	return parts.map((part, index) => (index === parts.length - 1 ? part + rest : part));
}

/** The bytes that one event carries. */
export function bytesOf({ text, base64 }: OutputEvent): Uint8Array {
	if (base64 === undefined) return new TextEncoder().encode(text ?? '');
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
