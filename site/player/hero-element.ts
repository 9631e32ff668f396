/** `<il-hero>`: plays its run once when the page is there, unless motion is unwelcome. */
import { takeToken } from './companion.ts';
import { lightPicture, shareOf, showUntil } from './picture.ts';
import type { RaceMoment } from './race-moments.ts';

class HeroElement extends HTMLElement {
	/** How much of the run is shown, from 0 to 1. */
	#share = 1;
	#frame = 0;
	#turn = 0;

	connectedCallback(): void {
		this.#part('toggle').onclick = () => (this.#frame ? this.#pause() : this.#play());
		this.#part('another').onclick = () => void this.#another();
		if (!this.#isStill()) this.#play();
		this.dataset.alive = '';
	}

	#isStill(): boolean {
		return matchMedia('(prefers-reduced-motion: reduce)').matches;
	}

	#play(): void {
		const from = this.#share >= 1 ? 0 : this.#share;
		const played = Number(this.dataset.played);
		let begun = 0;
		const tick = (now: number) => {
			begun ||= now;
			this.#show(from + (now - begun) / played);
			if (this.#share < 1) this.#frame = requestAnimationFrame(tick);
			else this.#pause();
		};
		this.#frame = requestAnimationFrame(tick);
		this.#part('toggle').textContent = 'Pause';
	}

	#pause(): void {
		cancelAnimationFrame(this.#frame);
		this.#frame = 0;
		this.#part('toggle').textContent = 'Play';
	}

	async #another(): Promise<void> {
		const kept = JSON.parse(this.dataset.kept ?? '[]');
		this.#pause();
		const { drawHero } = await import('./hero-player.ts');
		this.#turn = (this.#turn + 1) % kept.length;
		await drawHero(this, kept[this.#turn]);
		this.#show(1);
		if (!this.#isStill()) this.#play();
	}

	#show(share: number): void {
		this.#share = Math.min(1, share);
		const pictures = [...this.querySelectorAll('.timeline')];
		for (const svg of pictures) showUntil(svg, this.#share < 1 ? this.#share : undefined);
		const [svg] = pictures;
		const moments: RaceMoment[] = JSON.parse(this.dataset.moments ?? '[]');
		const passed = moments.filter(({ t }, index) => index === 0 || (svg && (shareOf(svg, t) ?? 0) <= this.#share));
		const now = passed.at(-1);
		this.#part('by-program').textContent = String(now?.byProgram);
		this.#part('by-sales').textContent = String(now?.bySales);
		this.#part('totals').toggleAttribute('data-differs', now?.byProgram !== now?.bySales);
		const playing = this.#share < 1;
		lightPicture(
			this,
			playing ? now?.line : undefined,
			new Map(playing ? passed.map(({ lane, line }) => [lane, line]) : []),
		);
	}

	#part(name: string): HTMLElement {
		return this.querySelector(`[data-${name}]`) as HTMLElement;
	}
}

takeToken();
customElements.define('il-hero', HeroElement);
