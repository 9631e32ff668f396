/** The solution beside the learner's own text, with what differs; the own text stays as it is. */
import '../editor/difference.css';
import { differenceHtml } from '../editor/difference.ts';
import { fileElement } from '../player/file-element.ts';

/** The fold with the solution. */
export interface SolutionView {
	/** Shows it, whoever asked. */
	open(): void;
	close(): void;
	/** Says anew what differs, where it is shown. */
	compare(): void;
	/** Whether the learner's text is the solution's: all that can be said without a run. */
	sameWords(): string;
}

const SAME = "This is the solution's text.";
const OTHER = "This is not the solution's text. Another text may be right too: only a run can tell.";

/** Takes over what Solution.astro made. */
export function solutionView(fold: HTMLDetailsElement, own: () => Record<string, string>): SolutionView {
	const part = (name: string) => fold.querySelector(`[data-${name}]`) as HTMLElement;
	const plain = part('text');
	const text = plain.textContent ?? '';
	const summary = fold.querySelector('summary') as HTMLElement;

	function compare(): void {
		if (!fold.open || !part('sure').hidden) return;
		const mine = own()['exercise.ts'] ?? '';
		const html = differenceHtml(mine, text, {
			before: 'your text',
			after: 'the solution',
		});
		part('difference').innerHTML = html;
	}

	return {
		open() {
			fold.open = true;
			if (plain.isConnected) plain.replaceWith(fileElement({ file: plain.dataset.text ?? '', text }));
			const asked = part('sure').contains(document.activeElement);
			part('sure').hidden = true;
			// The button that was pressed is gone.
			if (asked) part('answer').focus({ preventScroll: true });
			compare();
		},
		close() {
			fold.open = false;
			summary.focus();
		},
		compare,
		sameWords() {
			const same = stripped(own()['exercise.ts'] ?? '') === stripped(text);
			return same ? SAME : OTHER;
		},
	};
}

/** What a text says, whatever its spaces. */
function stripped(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
