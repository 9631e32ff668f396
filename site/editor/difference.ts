/** The difference of two texts as HTML, line by line: by signs and words, not by colour alone. */

import { diffLines } from 'diff';
import { amount } from '../../scripts/recording/amount.ts';
import { escaped } from '../../scripts/timeline/plain.ts';

/** What the two texts are called: `the original`, `your text`. */
export interface DifferenceWords {
	before: string;
	after: string;
}

/** So many lines that are alike stand around what differs. */
const AROUND = 3;

/** One line of a difference; `gap`: so many lines that are alike are left out. */
export type DifferenceLine =
	| { kind: 'same' | 'removed' | 'added'; text: string; before?: number; after?: number }
	| { kind: 'gap'; count: number };

/** Lines with + and −, each with its number, and what lies far from any change left out. */
export function differenceHtml(before: string, after: string, words: DifferenceWords): string {
	const lines = differenceLines(before, after);
	if (lines.length === 0) return `<p class="note">There is no difference.</p>`;
	const count = (kind: DifferenceLine['kind']) => lines.filter((line) => line.kind === kind).length;
	const says = `<p class="note">${escaped(wordsOf(count('removed'), count('added'), words))}</p>`;
	return `${says}<ol class="difference" tabindex="0" aria-label="${escaped(`Difference: ${words.before}, ${words.after}`)}">${lines.map(lineHtml).join('')}</ol>`;
}

/** The same for several files: those that differ, each below its name. */
export function filesDifferenceHtml(
	before: Record<string, string>,
	after: Record<string, string>,
	words: DifferenceWords,
): string {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	const changed = names.filter((name) => (before[name] ?? '') !== (after[name] ?? ''));
	if (changed.length === 0) return differenceHtml('', '', words);
	return changed
		.map((name) => {
			const html = differenceHtml(before[name] ?? '', after[name] ?? '', words);
			return names.length > 1 ? `<p class="file">${escaped(name)}</p>${html}` : html;
		})
		.join('');
}

/** Of these texts those that a change is about. */
export function changedTexts(files: Record<string, string>, change: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.keys(change).map((file) => [file, files[file] ?? '']));
}

/** The lines of a difference; none where the texts are alike. */
export function differenceLines(before: string, after: string): DifferenceLine[] {
	if (before === after) return [];
	const [old, now] = [before, after].map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`));
	const at = { before: 0, after: 0 };
	const all = diffLines(old ?? '', now ?? '').flatMap(({ value, added, removed }): DifferenceLine[] =>
		value
			.replace(/\n$/, '')
			.split('\n')
			.map((text) => {
				if (added) return { kind: 'added', text, after: ++at.after };
				if (removed) return { kind: 'removed', text, before: ++at.before };
				return { kind: 'same', text, before: ++at.before, after: ++at.after };
			}),
	);
	return withoutFar(all);
}

function withoutFar(lines: DifferenceLine[]): DifferenceLine[] {
	const near = lines.map((_, index) =>
		lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same'),
	);
	const kept: DifferenceLine[] = [];
	for (const [index, line] of lines.entries()) {
		const last = kept.at(-1);
		if (near[index]) kept.push(line);
		else if (last?.kind === 'gap') last.count++;
		else kept.push({ kind: 'gap', count: 1 });
	}
	return kept;
}

const SIGNS = { same: ' ', removed: '−', added: '+' };
const SAID = { same: '', removed: 'removed: ', added: 'added: ' };

function lineHtml(line: DifferenceLine): string {
	if (line.kind === 'gap') {
		return `<li class="gap">${amount(line.count, 'line')} alike</li>`;
	}
	const { kind, text, before, after } = line;
	const said = SAID[kind] && `<span class="sr-only">${SAID[kind]}</span>`;
	const code = escaped(text.replaceAll('\t', '  '));
	const marked = kind === 'same' ? code : kind === 'added' ? `<ins>${code}</ins>` : `<del>${code}</del>`;
	return `<li class="${kind}"><span class="number">${after ?? before}</span><span class="sign" aria-hidden="true">${SIGNS[kind]}</span>${said}<code>${marked}</code></li>`;
}

function wordsOf(removed: number, added: number, { before, after }: DifferenceWords): string {
	const parts = [
		removed > 0 && `− ${amount(removed, 'line')} of ${before}`,
		added > 0 && `+ ${amount(added, 'line')} of ${after}`,
	].filter(Boolean);
	return parts.length > 0 ? parts.join(', ') : 'They differ only in how they end.';
}
