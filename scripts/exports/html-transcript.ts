import { bytesOf } from '../recording/decode-output.ts';
import { ofKind } from '../recording/of-kind.ts';
import type { OutputEvent, Recording } from '../recording/types.ts';
import { laneName } from '../timeline/lane-names.ts';
import { pensOf } from '../timeline/pens.ts';
import { escaped } from '../timeline/plain.ts';

/** Colours and movements of a terminal, which a page has none of. */
const CONTROLS = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;

/** What reached the terminal, in order of arrival, as list items: what one lane wrote in one go is one item. */
export function transcriptItems(recording: Recording): string[] {
	const pens = pensOf(recording);
	const arrived = ofKind(recording.events, 'out')
		.filter(({ arrived }) => arrived !== undefined)
		.sort((a, b) => (a.arrived ?? 0) - (b.arrived ?? 0));
	return joined(arrived).map(({ lane, fd, text }) => {
		const who = escaped(`${laneName(recording, lane)}${fd === 2 ? ' (stderr)' : ''}`);
		const said = escaped(text.replace(CONTROLS, '').replace(/\r\n/g, '\n').replace(/\n$/, ''));
		return `<li class="${pens.get(lane)}"><span class="pen">${who}</span><pre>${said}</pre></li>`;
	});
}

/** A character may be cut between two pieces of a stream. */
function joined(events: OutputEvent[]): { lane: string; fd: number; text: string }[] {
	const decoders = new Map<string, TextDecoder>();
	const parts: { lane: string; fd: number; text: string }[] = [];
	for (const event of events) {
		const { lane, fd } = event;
		const decoder = decoders.get(`${lane} ${fd}`) ?? new TextDecoder('utf-8', { ignoreBOM: true });
		decoders.set(`${lane} ${fd}`, decoder);
		const text = decoder.decode(bytesOf(event), { stream: true });
		const last = parts.at(-1);
		if (last && last.lane === lane && last.fd === fd) last.text += text;
		else parts.push({ lane, fd, text });
	}
	return parts;
}
