import type { Recording } from '../../../scripts/recording/types.ts';
import { laneName } from '../../../scripts/timeline/lane-names.ts';
import { pensOf } from '../../../scripts/timeline/pens.ts';
import { escaped } from '../../../scripts/timeline/plain.ts';
import { arrivalWords } from '../../player/arrival-words.ts';
import { transcriptOf } from '../../player/transcript.ts';
import { whoWords } from '../../player/who-words.ts';

/** The transcript of a run as the inside of a list. What was printed enters escaped, space by space as it was. */
export function transcriptHtml(recording: Recording): string {
	const pens = pensOf(recording);
	const lines = transcriptOf(recording);
	return lines
		.map(({ lane, fd, t, parts, cut }, index) => {
			const again = lines[index - 1]?.lane === lane ? ' again' : '';
			const who = escaped(`${laneName(recording, lane)}${fd === 2 ? ' (stderr)' : ''}`);
			const said = parts.map((part) => {
				const later = part.t === t ? '' : ` data-t="${part.t}"`;
				const text = escaped(part.text);
				return part.className || later ? `<span class="${part.className}"${later}>${text}</span>` : text;
			});
			const { words, matters } = arrivalWords(lines, index);
			const rest = cut > 0 ? `<em> … ${cut} more characters</em>` : '';
			return `<li class="${pens.get(lane)}${again}" data-t="${t}"><span class="who" title="${escaped(whoWords(recording, lane))}">${who}</span><span class="said">${said.join('')}${rest}</span><span class="arrived${matters ? ' matters' : ''}">${words}</span></li>`;
		})
		.join('');
}
