/** `<il-view>`: takes what a reader drops, pastes, chooses or names, and fetches the viewer for it. */
import { takeToken } from '../player/companion.ts';
import { type Given, givenByAddress, givenByDrop, givenByPaste, otherOrigins } from './given.ts';
import { seal } from './seal.ts';
import type { Viewer } from './viewer.ts';

class ViewElement extends HTMLElement {
	#viewer: Promise<Viewer> | undefined;

	connectedCallback(): void {
		const given = givenByAddress(location);
		const others = given && 'addresses' in given ? otherOrigins(given, location.href) : [];
		if (others.length > 0 && location.search === '') {
			// A companion must see in the query which servers the page may ask.
			location.replace(`?${location.hash.slice(1)}`);
			return;
		}
		seal(others);
		this.#dropped();
		document.addEventListener('paste', (event) => this.#pasted(event));
		for (const input of this.querySelectorAll<HTMLInputElement>('input[type="file"]')) {
			input.addEventListener('change', () => {
				const files = [...(input.files ?? [])].map((file) => ({ name: file.name, file }));
				// The same file again, since it may have changed, is a choice too.
				input.value = '';
				if (files.length > 0) this.#open({ files }, 'beside' in input.dataset);
			});
		}
		this.dataset.alive = '';
		if (given) this.#open(given);
	}

	#dropped(): void {
		const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
		const over = (event: DragEvent) => {
			if (!carriesFiles(event)) return;
			event.preventDefault();
			this.dataset.over = '';
		};
		document.addEventListener('dragenter', over);
		document.addEventListener('dragover', over);
		document.addEventListener('dragleave', ({ relatedTarget }) => {
			if (!relatedTarget) delete this.dataset.over;
		});
		document.addEventListener('drop', (event) => {
			delete this.dataset.over;
			if (!carriesFiles(event) || !event.dataTransfer) return;
			event.preventDefault();
			this.#open(givenByDrop(event.dataTransfer));
		});
	}

	#pasted(event: ClipboardEvent): void {
		if ((event.target as Element).closest('input, textarea') || !event.clipboardData) return;
		const given = givenByPaste(event.clipboardData);
		if (!given) return;
		event.preventDefault();
		if ('addresses' in given) location.search = `?from=${encodeURIComponent(given.addresses[0] ?? '')}`;
		else this.#open(given);
	}

	async #open(given: Given, beside = false): Promise<void> {
		const status = this.querySelector('[data-status]') as HTMLElement;
		try {
			this.#viewer ??= import('./viewer.ts').then(({ viewer }) => viewer(this));
			await (await this.#viewer).open(given, beside);
		} catch (error) {
			console.error(error);
			this.#viewer = undefined;
			status.textContent = 'The viewer could not be fetched. Try again when the network is back.';
		}
	}
}

takeToken();
customElements.define('il-view', ViewElement);
