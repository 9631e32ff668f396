/** "This confused me": a question about the course with what the page knows in it. Nothing of it is sent by itself. */
import { copyText } from '../player/copy-text.ts';
import type { LabElement } from '../player/lab-element.ts';
import { element, newButton } from '../player/parts.ts';
import { permalink } from '../player/permalink.ts';
import { laterSheet } from '../styles/later-sheet.ts';
import sheet from './confused.css?url';
import { type Asked, browserWords, HERE, issueLink, issueText, issueTitle } from './issue-text.ts';

/** Opens the dialog for a lesson's section, or for a lab and the moment that it shows. */
export async function openConfused(from: HTMLElement): Promise<void> {
	const [asked] = await Promise.all([askedFrom(from), laterSheet(sheet)]);
	const dialog = element('dialog', 'confused') as HTMLDialogElement;
	dialog.setAttribute('aria-labelledby', 'confused-title');
	const title = element('h2', '', 'This confused me');
	title.id = 'confused-title';
	const text = element('textarea') as HTMLTextAreaElement;
	text.id = 'confused-text';
	text.rows = 12;
	text.value = issueText(asked);
	const label = element('label', '', 'Your question, as others will read it') as HTMLLabelElement;
	label.htmlFor = text.id;
	const close = newButton('Close', 'press');
	close.addEventListener('click', () => dialog.close());
	const row = element('div', 'row');
	const said = element('p', 'said');
	said.setAttribute('role', 'status');
	row.append(copyButton(text, said), ...issueAnchor(asked, text), close);
	const note = element('p', 'note', `Change whatever you like. ${NOTHING_SENT}`);
	dialog.append(title, note, label, text, row, said);
	dialog.addEventListener('close', () => dialog.remove());
	document.body.append(dialog);
	dialog.showModal();
	text.focus();
	// What is to be written over is marked: the first key replaces it.
	text.setSelectionRange(0, HERE.length);
	text.scrollTop = 0;
}

const NOTHING_SENT = 'Nothing is sent from here: it leaves your machine only where you take it.';

async function askedFrom(from: HTMLElement): Promise<Asked> {
	const lab = from.matches('il-lab') ? (from as LabElement) : undefined;
	const section = sectionOf(from);
	return {
		page: document.querySelector('h1')?.textContent?.trim() ?? document.title,
		path: location.pathname,
		...(section && { section }),
		...(lab && { lab: await shownBy(lab) }),
		version: meta('course-version') ?? 'of unknown version',
		browser: browserWords(navigator.userAgent),
	};
}

/** The lab with the moment that it shows; a lab that could not come to life shows none. */
async function shownBy(lab: LabElement): Promise<NonNullable<Asked['lab']>> {
	let link = '';
	await lab.with(({ stage }) => {
		if (stage.link?.run) link = permalink(stage.link);
	});
	const moment = lab.querySelector('[data-moment]')?.textContent?.trim() ?? '';
	return { id: lab.dataset.lab ?? '', variant: lab.dataset.variant, ...(moment && { moment }), link };
}

/** The heading above a lab; for a whole lesson the one that was read last. */
function sectionOf(from: HTMLElement): string | undefined {
	const headings = [...document.querySelectorAll<HTMLElement>('.sl-markdown-content h2')];
	const isLab = from.matches('il-lab');
	const before = headings.filter((heading) =>
		isLab
			? heading.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING
			: heading.getBoundingClientRect().top < innerHeight,
	);
	return before.at(-1)?.textContent?.trim();
}

function copyButton(text: HTMLTextAreaElement, said: HTMLElement): HTMLElement {
	const button = newButton('Copy', 'press primary');
	button.addEventListener('click', async () => {
		const copied = await copyText(text.value);
		// Marked, it is a key away.
		if (!copied) text.select();
		said.textContent = copied ? 'Copied.' : 'Marked: press Ctrl+C or ⌘C.';
	});
	return button;
}

/** A link to the page for a new issue, filled in with what the reader made of the text; nothing where the course names none. */
function issueAnchor(asked: Asked, text: HTMLTextAreaElement): HTMLElement[] {
	const issues = meta('course-issues');
	if (!issues) return [];
	const anchor = element('a', 'press', 'Open as an issue') as HTMLAnchorElement;
	anchor.target = '_blank';
	anchor.rel = 'noopener noreferrer';
	const fill = () => {
		anchor.href = issueLink(issues, issueTitle(asked), text.value);
	};
	text.addEventListener('input', fill);
	fill();
	return [anchor];
}

function meta(name: string): string | undefined {
	return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}
