/**
 * Stands in for Pagefind's own interface, which Starlight fetches on every page: four fifths of a page's script, for a field
 * that few open. It is fetched when a reader reaches for the search.
 */
import { laterSheet } from '../../styles/later-sheet.ts';
import sheet from './search-field.css?url';

async function fetchField() {
	// @ts-expect-error Pagefind ships no types.
	const field = import('@pagefind/default-ui/npm_dist/mjs/ui-core.mjs');
	await laterSheet(sheet);
	return field;
}

export class PagefindUI {
	#fetching: Promise<void> | undefined;

	constructor(options: object) {
		const search = document.querySelector('site-search') as HTMLElement;
		const dialog = search.querySelector('dialog') as HTMLDialogElement;
		const bring = () => this.#bring(options);
		for (const reach of ['pointerenter', 'focusin']) search.querySelector('button')?.addEventListener(reach, bring);
		new MutationObserver(bring).observe(dialog, { attributeFilter: ['open'] });
		if (dialog.open) bring();
	}

	/** Where it cannot be fetched now, the next reach tries again. */
	#bring(options: object): void {
		this.#fetching ??= fetchField().then(
			({ PagefindUI }) => void new PagefindUI(options),
			() => {
				this.#fetching = undefined;
			},
		);
	}
}
