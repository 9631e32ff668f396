/** Other texts of the same lab, each offered with its difference; nothing is taken without a press. */
import { element } from '../player/parts.ts';
import { filesDifferenceHtml } from './difference.ts';
import type { OpenDraft } from './draft-store.ts';

type Other = OpenDraft['others'][number];

const WHY: Record<Other['why'], string> = {
	'another tab': 'Another tab has another text of this',
	'older course': 'You have a text that began from an older version of this program',
	'before reset': 'You had this text before it was reset',
	'on disk': 'On your disk there is another text of this',
};

/** A list of them that `show()` brings up to date. */
export function otherTexts(
	draft: OpenDraft,
	files: Record<string, string>,
	take: (texts: Record<string, string>) => void,
) {
	const root = element('div', 'other-texts');
	/** Those that the reader does not want to be asked about again here. */
	const kept = new Set<string>();

	function show(): void {
		const offered = draft.others.filter((other) => !kept.has(keyOf(other)));
		root.replaceChildren(...offered.map(offer));
	}

	function offer(other: Other): HTMLElement {
		const { draft: text, why } = other;
		const part = element('section', 'other-text');
		const when = new Date(text.at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
		const says = element('p', '', `${WHY[why]}, of ${when}.`);
		const shown = element('div');
		shown.hidden = true;
		const differs = button('Difference', () => {
			shown.hidden = !shown.hidden;
			differs.ariaExpanded = String(!shown.hidden);
			const now = { ...files, ...draft.files };
			shown.innerHTML = filesDifferenceHtml(
				now,
				{ ...now, ...text.files },
				{ before: 'your text', after: 'that text' },
			);
		});
		differs.ariaExpanded = 'false';
		const use = button('Take this text', () => {
			kept.add(keyOf(other));
			take(text.files);
			show();
		});
		const keep = button('Keep mine', () => {
			kept.add(keyOf(other));
			show();
		});
		const press = element('p', 'press');
		press.append(differs, use, keep);
		part.append(says, press, shown);
		return part;
	}

	show();
	return { element: root, show };
}

function keyOf({ draft: { tab, at, base }, why }: Other): string {
	return `${why} ${tab} ${at} ${base}`;
}

function button(words: string, press: () => void): HTMLButtonElement {
	const made = element('button', '', words) as HTMLButtonElement;
	made.type = 'button';
	made.addEventListener('click', press);
	return made;
}
