import type { Recording } from '../recording/types.ts';
import { laneName } from '../timeline/lane-names.ts';
import { pensOf } from '../timeline/pens.ts';
import { escaped } from '../timeline/plain.ts';
import { arrivedTexts } from './arrived-texts.ts';

/** Colours and movements of a terminal, which a page has none of. */
const CONTROLS = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;

/** What reached the terminal, in order of arrival, as list items: what one lane wrote in one go is one item. */
export function transcriptItems(recording: Recording): string[] {
	const pens = pensOf(recording);
	const parts: { lane: string; fd: number; text: string }[] = [];
	for (const { lane, fd, text } of arrivedTexts(recording)) {
		const last = parts.at(-1);
		if (last && last.lane === lane && last.fd === fd) last.text += text;
		else parts.push({ lane, fd, text });
	}
	return parts.map(({ lane, fd, text }) => {
		const who = escaped(`${laneName(recording, lane)}${fd === 2 ? ' (stderr)' : ''}`);
		const said = escaped(text.replace(CONTROLS, '').replace(/\r\n/g, '\n').replace(/\n$/, ''));
		return `<li class="${pens.get(lane)}"><span class="pen">${who}</span><pre>${said}</pre></li>`;
	});
}
