/** `<il-change>`: applies its edit in a lab of its own, and sets the changed run beside that of the program as it is. */
import type { LabElement } from '../player/lab-element.ts';

class ChangeElement extends HTMLElement {
	#lab: Promise<LabElement> | undefined;

	connectedCallback(): void {
		const fold = this.querySelector<HTMLDetailsElement>('[data-recorded]');
		fold?.addEventListener('toggle', () => void this.#bring().catch(() => {}));
		this.addEventListener('click', ({ target }) => {
			const button = (target as Element).closest<HTMLElement>('[data-change]');
			if (!button || !fold) return;
			fold.open = true;
			void this.#do(button.dataset);
		});
	}

	/** Its run, or two of them, are seen by this: who wants that has declined the questions about them. */
	async #do({ change: what, tells }: DOMStringMap): Promise<void> {
		const says = this.querySelector('[data-change-says]');
		try {
			if (says) says.textContent = '';
			if (tells) await (await import('../questions/veil.ts')).decline(tells.split(' '));
			const lab = await this.#bring();
			await lab.with(async (live) => {
				const { applyChange, compareChange } = await import('./change.ts');
				await (what === 'apply' ? applyChange : compareChange)(lab, live);
			});
		} catch (error) {
			console.error(error);
			if (says) says.textContent = 'The lab could not be fetched. Try again when the network is back.';
		}
	}

	/** The lab stands on a page of its own, from where it is fetched when it is wanted: many lessons have labs enough. */
	#bring(): Promise<LabElement> {
		this.#lab ??= import('./fetch-lab.ts').then(({ fetchLab }) => fetchLab(this));
		this.#lab.catch(() => {
			this.#lab = undefined;
		});
		return this.#lab;
	}
}

customElements.define('il-change', ChangeElement);
