/** `<il-steps>`: shows one step at a time, walks through the decisive events, and answers choices with their reason. */
import { lightPicture, shareOf, showUntil } from './picture.ts';

interface Moment {
	t: number;
	lane: string;
	line: number;
	/** The lane's colour. */
	pen: string;
	words: string;
}

class StepsElement extends HTMLElement {
	#steps: HTMLElement[] = [];
	#step = 0;
	/** How many of the decisive events are shown. */
	#told = 0;

	connectedCallback(): void {
		this.#steps = [...this.querySelectorAll<HTMLElement>('.step')];
		// A press on a picture leaves the focus, and so the keys, in the steps.
		this.tabIndex = -1;
		this.addEventListener('click', (event) => this.#click(event));
		this.addEventListener('keydown', (event) => this.#key(event));
		this.#tell(0);
	}

	#click(event: MouseEvent): void {
		const target = event.target as Element;
		const button = target.closest('button');
		const picture = target.closest('[data-step="6"] .timeline');
		if (picture) this.#point(picture, event);
		else if (button?.matches('[data-answer]')) this.#answer(button);
		else if (button?.matches('[data-event-next]')) this.#tell(this.#told + 1);
		else if (button?.matches('[data-event-back]')) this.#tell(this.#told - 1);
		else if (button?.matches('[data-step-next]')) this.#go(this.#step + 1);
		else if (button?.matches('[data-step-back]')) this.#go(this.#step - 1);
		else if (button?.matches('[data-step-all]')) this.#showAll();
	}

	#key({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
		// With another key beside it, it is the browser's: back, forward, select.
		if (altKey || ctrlKey || metaKey || shiftKey) return;
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
		const says = this.#steps[step]?.querySelector('.says')?.textContent?.replace(/^\d+\s*/, '') ?? '';
		const count = this.querySelector('[data-step-count]') as HTMLElement;
		// Who cannot see the step hears what it says.
		const heard = Object.assign(document.createElement('span'), { className: 'sr-only', textContent: `: ${says}` });
		count.replaceChildren(`Step ${step + 1} of ${this.#steps.length}`, heard);
	}

	#showAll(): void {
		this.dataset.all = '';
		this.#tell(this.#moments().length);
		// The button that was pressed is gone.
		this.focus();
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
		for (const row of step.querySelectorAll<HTMLElement>('.source .line.now'))
			row.style.setProperty('--lane', `var(--${now?.pen})`);
		(step.querySelector('[data-reply]') as HTMLElement).textContent = now
			? `${count} of ${moments.length}. ${now.words}`
			: '';
		const back = step.querySelector('[data-event-back]') as HTMLButtonElement;
		const next = step.querySelector('[data-event-next]') as HTMLButtonElement;
		enable(back, count > 0, next);
		// Who presses once more at the end goes on; back would undo the last of it.
		const on = this.dataset.all === undefined ? this.querySelector<HTMLButtonElement>('[data-step-next]') : null;
		enable(next, count < moments.length, on ?? back);
	}

	/** Takes a mark in the picture for an answer; whatever else was meant gets its reason, too. */
	#point(picture: Element, { clientX, clientY }: MouseEvent): void {
		const instant = nearestMark(picture, clientX, clientY);
		const lane = instant?.closest<SVGElement>('.row')?.dataset.lane;
		const choice =
			instant && this.querySelector<HTMLElement>(`[data-answer][data-t="${instant.dataset.t}"][data-lane="${lane}"]`);
		if (choice) this.#answer(choice);
		else this.#reply(picture, 'That is no write. Writes are the squares.');
	}

	#answer(choice: HTMLElement): void {
		const step = choice.closest('.step') as HTMLElement;
		const { t, lane, reason = '' } = choice.dataset;
		for (const instant of step.querySelectorAll<SVGElement>('.timeline .instant')) {
			const isChosen = instant.dataset.t === t && instant.closest<SVGElement>('.row')?.dataset.lane === lane;
			instant.classList.toggle('chosen', isChosen);
		}
		for (const other of step.querySelectorAll<HTMLElement>('[data-answer]')) other.removeAttribute('aria-pressed');
		choice.setAttribute('aria-pressed', 'true');
		this.#reply(choice, reason);
	}

	#reply(at: Element, says: string): void {
		(at.closest('.step')?.querySelector('[data-reply]') as HTMLElement).textContent = says;
	}
}

/** A mark is smaller than a finger: pixels from its middle that are still meant for it. */
const REACH = 14;

function nearestMark(picture: Element, x: number, y: number): SVGElement | undefined {
	const marks = [...picture.querySelectorAll<SVGElement>('.instant')].map((mark) => {
		const { left, right, top, bottom } = (mark.querySelector('path') ?? mark).getBoundingClientRect();
		return { mark, far: Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2) };
	});
	return marks.filter(({ far }) => far <= REACH).toSorted((a, b) => a.far - b.far)[0]?.mark;
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
