/** `<il-exercise>`: offers what is possible here, keeps count of hints, and fetches the rest when it is asked for. */
import { type Companion, findCompanion, takeToken } from '../player/companion.ts';
import { dayWords } from '../progress/dates.ts';
import { progress, storage } from '../progress/progress.ts';
import type { LiveExercise } from './live-exercise.ts';

/** What a button asks, by its `data-ask`. */
export type Ask =
	| ('edit' | 'anew' | 'check' | 'run' | 'stop' | 'open' | 'close-run')
	| ('solution' | 'not-yet' | 'compare' | 'begin');

const FETCH = 'What this needs could not be fetched. Try again when the network is back.';
const NO_TOKEN = 'To check it here, open the address that npm start prints: this browser is not known to it yet.';

/** An exercise in the page. */
export class ExerciseElement extends HTMLElement {
	#live: Promise<LiveExercise> | undefined;
	#ended = new AbortController();

	connectedCallback(): void {
		this.#ended = new AbortController();
		const { signal } = this.#ended;
		this.addEventListener('click', (event) => this.#pressed(event), { signal });
		this.addEventListener('toggle', (event) => this.#folded(event.target as HTMLDetailsElement), {
			signal,
			capture: true,
		});
		this.addEventListener('keydown', (event) => this.#key(event), { signal });
		this.place('status').textContent = '';
		this.#begin();
		const stop = progress.watch(() => this.#tell());
		signal.addEventListener('abort', stop);
		this.#tell();
		void findCompanion().then((companion) => this.#offer(companion));
	}

	disconnectedCallback(): void {
		this.#ended.abort();
		void this.#live?.then((live) => live.end());
		this.#live = undefined;
	}

	place(name: string): HTMLElement {
		return this.querySelector(`[data-${name}]`) as HTMLElement;
	}

	button(ask: Ask): HTMLButtonElement {
		return this.querySelector(`[data-ask="${ask}"]`) as HTMLButtonElement;
	}

	/** Does something with the exercise come to life, or says why that is not to be had. */
	async with(does: (live: LiveExercise) => unknown): Promise<void> {
		try {
			this.#live ??= import('./live-exercise.ts').then(({ liveExercise }) => liveExercise(this));
			await does(await this.#live);
		} catch (error) {
			console.error(error);
			this.#live = undefined;
			this.place('status').textContent =
				error instanceof TypeError ? FETCH : `That did not work: ${(error as Error).message}`;
		}
	}

	#offer(companion: Companion): void {
		const ready = companion === 'ready';
		for (const ask of ['check', 'run'] as const) this.button(ask).hidden = !ready;
		for (const words of this.querySelectorAll<HTMLElement>('[data-with-companion]')) words.hidden = !ready;
		for (const words of this.querySelectorAll<HTMLElement>('[data-without-companion]')) words.hidden = ready;
		if (this.dataset.kind !== 'program') this.button('compare').hidden = ready;
		if (companion === 'no token') this.place('status').textContent = NO_TOKEN;
		if (ready) this.dataset.companion = '';
	}

	/** A form comes to life as it comes into sight; a text when Edit is pressed. */
	#begin(): void {
		const begun = storage.keys(`draft:${this.dataset.lab}!`).some((key) => !key.includes('~'));
		if (this.dataset.kind === 'program') {
			this.button('edit').hidden = false;
			if (begun) this.place('kept').textContent = 'You have begun this: Edit goes on with your text.';
			return;
		}
		const seen = new IntersectionObserver(([entry]) => {
			if (!entry?.isIntersecting) return;
			seen.disconnect();
			void this.with((live) => live.do('begin'));
		});
		seen.observe(this.place('start'));
		this.#ended.signal.addEventListener('abort', () => seen.disconnect());
	}

	/** What was done here before. */
	#tell(): void {
		const kept = progress.progress.exercises[this.dataset.lab ?? ''];
		const solved = this.place('solved');
		solved.hidden = kept?.solvedAt === undefined;
		if (kept?.solvedAt !== undefined) {
			solved.textContent = `✓ solved on ${dayWords(kept.solvedAt)}`;
		}
		for (const hint of this.querySelectorAll<HTMLElement>('[data-hint]')) {
			if (Number(hint.dataset.hint) <= (kept?.hints ?? 0)) hint.dataset.opened = '';
		}
	}

	#pressed(event: MouseEvent): void {
		const button = (event.target as Element).closest('button');
		if (button?.matches('[data-copy]'))
			void import('../player/copy-command.ts').then(({ copyCommand }) => copyCommand(button));
		if (button?.dataset.ask) void this.with((live) => live.do(button.dataset.ask as Ask, button.value));
	}

	#folded(fold: HTMLDetailsElement): void {
		if (!fold.open) return;
		const lab = this.dataset.lab ?? '';
		if (fold.dataset.hint) {
			fold.dataset.opened = '';
			progress.tried(lab, { hints: Number(fold.dataset.hint) });
		}
		if (!('solution' in fold.dataset)) return;
		const kept = progress.progress.exercises[lab];
		this.place('sure').hidden = kept?.sawSolution === true || kept?.solvedAt !== undefined;
		if (this.place('sure').hidden) void this.with((live) => live.do('solution'));
	}

	#key(event: KeyboardEvent): void {
		const { key, ctrlKey, metaKey, altKey, defaultPrevented, target } = event;
		if (defaultPrevented || key !== 'Enter' || altKey || !(ctrlKey || metaKey)) return;
		if ((target as Element).closest('[data-run]')) return;
		if ('companion' in this.dataset) {
			event.preventDefault();
			void this.with((live) => live.do('check'));
		} else if ((target as Element).closest('[data-form]')) void this.#cannotCheck();
	}

	async #cannotCheck(): Promise<void> {
		const { ownMachineWords } = await import('../editor/own-machine.ts');
		this.place('status').textContent = ownMachineWords(await findCompanion(), 'Checking');
	}
}

takeToken();
customElements.define('il-exercise', ExerciseElement);
