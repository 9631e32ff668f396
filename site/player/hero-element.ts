/** `<il-hero>`: plays its run once when the page is there, unless motion is unwelcome. */
import { takeToken } from './companion.ts';
import type { HeroPlayer } from './hero-player.ts';

class HeroElement extends HTMLElement {
	#player: Promise<HeroPlayer> | undefined;

	connectedCallback(): void {
		const toggle = this.querySelector<HTMLButtonElement>('[data-toggle]') as HTMLButtonElement;
		const another = this.querySelector<HTMLButtonElement>('[data-another]') as HTMLButtonElement;
		toggle.hidden = another.hidden = false;
		toggle.textContent = 'Play';
		toggle.onclick = () => this.#do((player) => player.toggle());
		another.onclick = () => this.#do((player) => player.another());
		if (!matchMedia('(prefers-reduced-motion: reduce)').matches) void this.#do((player) => player.toggle());
	}

	async #do(act: (player: HeroPlayer) => Promise<void>): Promise<void> {
		try {
			this.#player ??= import('./hero-player.ts').then(({ heroPlayer }) => heroPlayer(this));
			await act(await this.#player);
		} catch {
			// The run stands there as a picture; the next press tries again.
			this.#player = undefined;
		} finally {
			this.dataset.alive = '';
		}
	}
}

takeToken();
customElements.define('il-hero', HeroElement);
