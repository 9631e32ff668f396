/** Other texts of the same lab, each offered with its difference; nothing is taken without a press. */
import type { OpenDraft, OtherDraft } from '../drafts/drafts.ts';
import { element, newButton } from '../player/parts.ts';
import { timeWords } from '../progress/dates.ts';
import { filesDifferenceHtml } from './difference.ts';

const WHY: Record<OtherDraft['why'], string> = {
	'another tab': 'Another tab has another text of this',
	'another browser': 'Another browser has another text of this',
	'older course': 'You have a text that began from an older version of this program',
	'before reset': 'You had another text here before',
	'on disk': 'On your disk, below my/, there is another text of this',
};

/** A list of them, which `show()` brings up to date. */
export function otherTexts(draft: OpenDraft, take: (other: OtherDraft) => void) {
	const root = element('div', 'other-texts');
	let disk: OtherDraft | undefined;

	function show(): void {
		const now = draft.files;
		const isOther = ({ draft: { files } }: OtherDraft) =>
			Object.entries(files).some(([file, text]) => now[file] !== text);
		const offered = [...(disk && isOther(disk) ? [disk] : []), ...draft.others];
		root.replaceChildren(...offered.map(offer));
	}

	function offer(other: OtherDraft): HTMLElement {
		const { draft: text, why } = other;
		const part = element('section', 'other-text');
		const of = text.at > 0 ? `, of ${timeWords(text.at)}` : '';
		const shown = element('div');
		shown.hidden = true;
		const differs = button('Difference', () => {
			shown.hidden = !shown.hidden;
			differs.ariaExpanded = String(!shown.hidden);
			shown.innerHTML = filesDifferenceHtml(draft.files, { ...draft.files, ...text.files }, WORDS);
		});
		differs.ariaExpanded = 'false';
		const use = button('Take this text', () => take(other));
		const keep = button('Keep mine', () => {
			if (other === disk) disk = undefined;
			else draft.dismiss(text);
			show();
		});
		const press = element('p', 'press');
		press.append(differs, use, keep);
		part.append(element('p', '', `${WHY[why]}${of}.`), press, shown);
		return part;
	}

	show();
	return {
		element: root,
		show,
		/** Offers the text that lies on the reader's disk. */
		onDisk(found: OtherDraft | undefined): void {
			disk = found;
			show();
		},
	};
}

const WORDS = { before: 'your text', after: 'that text' };

function button(words: string, press: () => void): HTMLButtonElement {
	const made = newButton(words);
	made.addEventListener('click', press);
	return made;
}
