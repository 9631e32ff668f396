import { amount } from './amount.ts';
import type { Link } from './links.ts';
import { rangeOf, type StreamRange } from './stream-range.ts';
import type { MessageEvent, RunEvent } from './types.ts';

/** From each send to its receives, and from each write to each read that took some of its bytes. */
export function messageLinks(events: readonly RunEvent[]): Link[] {
	return [...wholeMessages(events), ...streams(events)];
}

/** One send may be received by several lanes (a broadcast). */
function wholeMessages(events: readonly RunEvent[]): Link[] {
	const sends = new Map<string, MessageEvent>();
	for (const event of events) if (event.kind === 'send' && event.message) sends.set(event.message, event);
	return events.flatMap((event) => {
		const send = event.kind === 'receive' && event.message ? sends.get(event.message) : undefined;
		return send ? link('message', send, event, send.preview ?? send.channel) : [];
	});
}

function link(kind: 'message' | 'bytes', from: RunEvent, to: RunEvent, label: string): Link {
	const isInferred = [from, to].some((event) => 'seen' in event && event.seen === 'inferred');
	return { kind, from, to, label, ...(isInferred && { inferred: true }) };
}

type Told = StreamRange & { event: RunEvent };

/** Both ends of a channel tell their ranges in order, so one pass joins those that overlap. */
function streams(events: readonly RunEvent[]): Link[] {
	const channels = new Map<string, { send: Told[]; receive: Told[] }>();
	for (const event of events) {
		const range = rangeOf(event);
		if (!range) continue;
		const channel = channels.get(range.channel) ?? { send: [], receive: [] };
		channels.set(range.channel, channel);
		channel[range.end].push({ ...range, event });
	}
	return [...channels.values()].flatMap(({ send, receive }) => joinRanges(send, receive));
}

function joinRanges(sends: Told[], receives: Told[]): Link[] {
	const links: Link[] = [];
	const sorted = sends.toSorted((a, b) => a.from - b.from);
	let first = 0;
	for (const receive of receives.toSorted((a, b) => a.from - b.from)) {
		while (first < sorted.length && (sorted[first] as Told).to <= receive.from) first++;
		for (let next = first; next < sorted.length; next++) {
			const send = sorted[next] as Told;
			if (send.from >= receive.to) break;
			const bytes = Math.min(send.to, receive.to) - Math.max(send.from, receive.from);
			if (bytes > 0) links.push(link('bytes', send.event, receive.event, amount(bytes, 'byte')));
		}
	}
	return links;
}
