import { plain } from '../../scripts/timeline/plain.ts';
import { element } from './parts.ts';
import { sourceLines } from './source-lines.ts';

/** A file's text with its lines numbered, and room for lanes beside them. */
export function fileElement({ file, text }: { file: string; text: string }): HTMLElement {
	const pre = element('pre', 'source');
	Object.assign(pre, { tabIndex: 0, role: 'group', ariaLabel: file });
	pre.dataset.source = file;
	pre.append(
		...sourceLines(text, file).map(({ number, tokens }) => {
			const line = element('span', 'line');
			line.dataset.line = String(number);
			const code = tokens.map(({ text, kind }) => {
				const shown = plain(text.replaceAll('\t', '  '));
				return kind === 'code' ? shown : element('span', kind, shown);
			});
			line.append(element('span', 'pens'), element('span', 'number', String(number)), ...code, '\n');
			return line;
		}),
	);
	return pre;
}
