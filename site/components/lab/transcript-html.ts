import type { Recording } from '../../../scripts/recording/types.ts';
import { laneName } from '../../../scripts/timeline/lane-names.ts';
import { pensOf } from '../../../scripts/timeline/pens.ts';
import { escaped } from '../../../scripts/timeline/plain.ts';
import { transcriptOf } from '../../player/transcript.ts';

/** The transcript of a run as the inside of a list. What was printed enters escaped, space by space as it was. */
export function transcriptHtml(recording: Recording): string {
	const pens = pensOf(recording);
	const lines = transcriptOf(recording);
	return lines
		.map(({ lane, fd, t, parts, cut }, index) => {
			const again = lines[index - 1]?.lane === lane ? ' again' : '';
			const who = escaped(`${laneName(recording, lane)}${fd === 2 ? ' (stderr)' : ''}`);
			const said = parts.map(({ text, className }) =>
				className ? `<span class="${className}">${escaped(text)}</span>` : escaped(text),
			);
			const rest = cut > 0 ? `<em> … ${cut} more characters</em>` : '';
			return `<li class="${pens.get(lane)}${again}" data-t="${t}"><span class="who">${who}</span><span class="said">${said.join('')}${rest}</span></li>`;
		})
		.join('');
}
