/** `<il-compare>`: two runs that the page was built with; they come to life at the first touch. */

class CompareElement extends HTMLElement {
	#waking: Promise<void> | undefined;

	connectedCallback(): void {
		if (!this.dataset.runs) return;
		const wake = () => void this.#wake();
		for (const touch of ['pointerenter', 'pointerdown', 'focusin']) this.addEventListener(touch, wake, { once: true });
	}

	#wake(): Promise<void> {
		this.#waking ??= import('./live-pair.ts')
			.then(({ livePair }) => livePair(this))
			.catch((error) => {
				// What cannot be fetched now may be at the next touch.
				this.#waking = undefined;
				console.error(error);
				this.connectedCallback();
			});
		return this.#waking;
	}
}

customElements.define('il-compare', CompareElement);
