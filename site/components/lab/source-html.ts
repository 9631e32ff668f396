import type { Recording } from '../../../scripts/recording/types.ts';
import { pensOf } from '../../../scripts/timeline/pens.ts';
import { escaped } from '../../../scripts/timeline/plain.ts';
import { type SourceLine, sourceLines } from '../../player/source-lines.ts';

/** A program as the inside of a `<pre>`: numbered lines, and beside each a mark for every lane that was there. */
export function sourceHtml(
	text: string,
	file: string,
	recording?: Recording,
	only?: (line: SourceLine) => boolean,
	{ comments = true } = {},
): string {
	const pens = recording ? pensOf(recording) : new Map<string, string>();
	const lines = sourceLines(text, file, recording).filter(only ?? (() => true));
	const indent = only ? Math.min(...lines.map(indentOf)) : 0;
	return lines
		.map(({ number, tokens, lanes }) => {
			const marks = lanes.map((lane) => `<i class="${pens.get(lane)}" data-lane="${escaped(lane)}"></i>`).join('');
			const shown = comments ? tokens : tokens.filter(({ kind }) => kind !== 'comment');
			const code = shown.map(({ text, kind }, place) => {
				const piece = escaped(place === 0 ? text.slice(indent) : text).replaceAll('\t', '  ');
				return kind === 'code' ? piece : `<span class="${kind}">${piece}</span>`;
			});
			return `<span class="line" data-line="${number}"><span class="pens">${marks}</span><span class="number">${number}</span>${code.join('')}\n</span>`;
		})
		.join('');
}

function indentOf({ tokens }: SourceLine): number {
	const first = tokens[0]?.text;
	return first === undefined ? Number.POSITIVE_INFINITY : (/^\t*/.exec(first)?.[0].length ?? 0);
}
