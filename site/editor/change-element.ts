/** `<il-change>`: applies its edit in the lab that it holds, and sets the changed run beside that of the program as it is. */
import type { LabElement } from '../player/lab-element.ts';

class ChangeElement extends HTMLElement {
	connectedCallback(): void {
		this.addEventListener('click', ({ target }) => {
			const button = (target as Element).closest<HTMLElement>('[data-change]');
			const lab = this.querySelector<LabElement>('il-lab');
			const fold = this.querySelector<HTMLDetailsElement>('[data-recorded]');
			if (!button || !lab || !fold) return;
			fold.open = true;
			// Whoever applies it means to see what it does.
			lab.removeAttribute('data-veiled');
			const { change = '' } = button.dataset;
			void lab.with(async (live) => {
				const { applyChange, compareChange } = await import('./change.ts');
				await (change === 'apply' ? applyChange : compareChange)(lab, live);
			});
		});
	}
}

customElements.define('il-change', ChangeElement);
