/** `<il-compare>`: two runs that the page was built with; they come to life at the first touch. */

class CompareElement extends HTMLElement {
	#waking: Promise<void> | undefined;

	connectedCallback(): void {
		if (!this.dataset.runs) return;
		for (const touch of ['pointerenter', 'pointerdown', 'focusin'])
			this.addEventListener(touch, () => void this.#wake(), { once: true });
		this.addEventListener('click', (event) => void this.#press(event));
	}

	/** What is pressed before there is life is done as soon as there is. */
	async #press({ target }: MouseEvent): Promise<void> {
		const button = (target as Element).closest('button');
		if (!button || 'alive' in this.dataset) return;
		await this.#wake();
		if ('alive' in this.dataset) button.click();
	}

	#wake(): Promise<void> {
		this.#waking ??= import('./live-pair.ts')
			.then(({ livePair }) => livePair(this))
			.catch((error) => {
				// What cannot be fetched now may be at the next press.
				this.#waking = undefined;
				console.error(error);
			});
		return this.#waking;
	}
}

customElements.define('il-compare', CompareElement);
