/** `<il-stepper>`: takes what a reader wants to its model, which is fetched when it is first touched. */
import { type Command, commandOf } from './commands.ts';
import type { StepperView } from './stepper-view.ts';

class StepperElement extends HTMLElement {
	#view: Promise<StepperView> | undefined;

	connectedCallback(): void {
		// A press on what is no button leaves the focus, and so the keys, here.
		this.tabIndex = -1;
		for (const kind of ['pointerover', 'focusin']) this.addEventListener(kind, () => this.#load(), { once: true });
		for (const kind of ['click', 'keydown']) {
			this.addEventListener(kind, (event) => {
				const command = commandOf(event);
				if (!command) return;
				event.preventDefault();
				void this.#act(command);
			});
		}
		addEventListener('hashchange', () => this.#follow());
		this.#follow();
	}

	async #act(command: Command): Promise<void> {
		(await this.#load()).act(command);
	}

	#load(): Promise<StepperView> {
		this.#view ??= import('./stepper-view.ts').then(({ stepperView }) => stepperView(this));
		return this.#view;
	}

	/** Shows the schedule that the address names. */
	#follow(): void {
		const isNamed = location.hash.startsWith(`#${this.id}=`);
		if (!isNamed && !this.#view) return;
		void this.#load().then((view) => view.follow(location.hash));
		if (isNamed) this.scrollIntoView({ block: 'start' });
	}
}

customElements.define('il-stepper', StepperElement);
