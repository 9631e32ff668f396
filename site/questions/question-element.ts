/** `<il-question>`: shows what was answered before, and fetches the rest at the first touch. */
import type { Answering } from './answering.ts';
import { type Answers, follow } from './follow.ts';
import './veil.ts';

/** A question in the page. */
export class QuestionElement extends HTMLElement {
	#live: Promise<Answering> | undefined;

	connectedCallback(): void {
		if (this.dataset.listens !== undefined) return;
		this.dataset.listens = '';
		const touched = () => void this.#come().catch(() => {});
		for (const touch of ['pointerenter', 'pointerdown', 'focusin']) this.addEventListener(touch, touched);
		this.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#with((live) => live.answer());
		});
		this.addEventListener('click', ({ target }) => {
			if ((target as Element).closest('[data-decline]')) this.#with((live) => live.decline());
		});
		// What is asked again begins empty: a former answer would give it away.
		if (!this.closest('il-recall')) follow((answers) => this.#showBefore(answers));
	}

	/** Does something with the question come to life, or says that this is not to be had. */
	#with(does: (live: Answering) => unknown): void {
		const failed = (error: unknown) => {
			console.error(error);
			this.#reply().textContent = 'What this needs could not be fetched. Try again when the network is back.';
		};
		void this.#come().then(does).catch(failed);
	}

	/** Comes to life, once. What cannot be fetched now may be at the next touch. */
	#come(): Promise<Answering> {
		this.#live ??= import('./answering.ts').then(
			({ answering }) => answering(this),
			(error) => {
				this.#live = undefined;
				throw error;
			},
		);
		return this.#live;
	}

	#reply(): HTMLElement {
		return this.querySelector('[data-reply]') as HTMLElement;
	}

	/** What was answered before, in as much room as there was; not where one is answering now. */
	#showBefore(answers: Answers): void {
		const before = answers[this.dataset.question ?? ''];
		if (!before || 'told' in this.dataset || this.contains(document.activeElement)) return;
		for (const field of this.querySelectorAll<HTMLInputElement>('form input')) {
			if (field.type === 'text') field.value = before.answer[0] ?? '';
			else field.checked = before.answer.includes(field.value);
		}
		const grade = before.right === undefined ? '' : before.right ? ': right' : ': not so';
		this.#reply().textContent = before.declined ? 'You wanted to see it first.' : `You answered this before${grade}.`;
		(this.querySelector('[data-decline]') as HTMLElement).textContent = 'Show the answer';
	}
}

customElements.define('il-question', QuestionElement);
