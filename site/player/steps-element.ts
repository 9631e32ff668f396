/** `<il-steps>`: shows one step at a time, walks through the decisive events, and answers choices with their reason. */
import { lightPicture, shareOf, showUntil } from './picture.ts';

interface Moment {
	t: number;
	lane: string;
	line: number;
	words: string;
}

class StepsElement extends HTMLElement {
	#steps: HTMLElement[] = [];
	#step = 0;
	/** How many of the decisive events are shown. */
	#told = 0;

	connectedCallback(): void {
		this.#steps = [...this.querySelectorAll<HTMLElement>('.step')];
		this.addEventListener('click', (event) => this.#click(event.target as Element));
		this.addEventListener('keydown', (event) => this.#key(event));
		this.#tell(0);
	}

	#click(target: Element): void {
		const button = target.closest('button');
		const instant = target.closest<SVGElement>('[data-step="6"] .instant');
		if (instant) {
			const lane = instant.closest<SVGElement>('.row')?.dataset.lane;
			const choice = this.querySelector<HTMLElement>(
				`[data-t="${instant.dataset.t}"][data-answer][data-lane="${lane}"]`,
			);
			if (choice) this.#answer(choice);
		} else if (button?.matches('[data-answer]')) this.#answer(button);
		else if (button?.matches('[data-event-next]')) this.#tell(this.#told + 1);
		else if (button?.matches('[data-event-back]')) this.#tell(this.#told - 1);
		else if (button?.matches('[data-step-next]')) this.#go(this.#step + 1);
		else if (button?.matches('[data-step-back]')) this.#go(this.#step - 1);
		else if (button?.matches('[data-step-all]')) this.#showAll();
	}

	#key({ key, target }: KeyboardEvent): void {
		const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
		if (by === 0 || (target as Element).matches('pre') || this.dataset.all !== undefined) return;
		const moments = this.#moments();
		if (this.#steps[this.#step]?.dataset.moments && this.#told + by >= 0 && this.#told + by <= moments.length) {
			this.#tell(this.#told + by);
		} else this.#go(this.#step + by);
	}

	#go(step: number): void {
		if (step < 0 || step >= this.#steps.length) return;
		this.#step = step;
		for (const [index, part] of this.#steps.entries()) part.toggleAttribute('data-current', index === step);
		const back = this.querySelector('[data-step-back]') as HTMLButtonElement;
		const next = this.querySelector('[data-step-next]') as HTMLButtonElement;
		enable(back, step > 0, next);
		enable(next, step < this.#steps.length - 1, back);
		(this.querySelector('[data-step-count]') as HTMLElement).textContent = `Step ${step + 1} of ${this.#steps.length}`;
	}

	#showAll(): void {
		this.dataset.all = '';
		this.#tell(this.#moments().length);
	}

	#moments(): Moment[] {
		return JSON.parse(this.querySelector<HTMLElement>('[data-moments]')?.dataset.moments ?? '[]');
	}

	/** Shows the first events, the cursor at the last of them, and lights the line where each lane was. */
	#tell(count: number): void {
		const step = this.querySelector<HTMLElement>('[data-moments]');
		const moments = this.#moments();
		if (!step || count < 0 || count > moments.length) return;
		this.#told = count;
		const now = moments[count - 1];
		for (const svg of step.querySelectorAll('.timeline')) showUntil(svg, now ? shareOf(svg, now.t) : 0);
		lightPicture(step, now?.line, new Map(moments.slice(0, count).map(({ lane, line }) => [lane, line])));
		(step.querySelector('[data-reply]') as HTMLElement).textContent = now
			? `${count} of ${moments.length}. ${now.words}`
			: '';
		const back = step.querySelector('[data-event-back]') as HTMLButtonElement;
		const next = step.querySelector('[data-event-next]') as HTMLButtonElement;
		enable(back, count > 0, next);
		enable(next, count < moments.length, back);
	}

	#answer(choice: HTMLElement): void {
		const step = choice.closest('.step') as HTMLElement;
		for (const other of step.querySelectorAll<HTMLElement>('[data-answer]')) other.removeAttribute('aria-pressed');
		choice.setAttribute('aria-pressed', 'true');
		(step.querySelector('[data-reply]') as HTMLElement).textContent = choice.dataset.reason ?? '';
	}
}

/** A disabled button would lose the focus to the page: it passes it on. */
function enable(button: HTMLButtonElement, enabled: boolean, other: HTMLButtonElement): void {
	const focused = document.activeElement === button;
	button.disabled = !enabled;
	if (!focused || enabled) return;
	other.disabled = false;
	other.focus();
}

customElements.define('il-steps', StepsElement);
