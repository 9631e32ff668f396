/** `<il-lab>`: offers what is possible here, and fetches the player when a reader first presses something. */
import { type Companion, findCompanion, takeToken } from './companion.ts';
import type { LiveLab } from './live-lab.ts';

/** The actions of a lab, by the attribute of their buttons. */
const ACTIONS = ['run', 'stop', 'another', 'recorded', 'play', 'back', 'next'] as const;
type Action = (typeof ACTIONS)[number];

/** How long a button says what came of a press, milliseconds. */
const REPLY = 4000;
const NO_TOKEN = 'To run it here, open the address that npm start prints: this browser is not known to it yet.';

class LabElement extends HTMLElement {
	#live: Promise<LiveLab> | undefined;
	#companion: Companion = 'none';

	connectedCallback(): void {
		for (const action of ACTIONS) this.#on(action, () => this.#do(action));
		this.#on('copy', (button) => this.#copy(button));
		this.addEventListener('keydown', (event) => this.#key(event));
		const timeline = this.querySelector<HTMLElement>('[data-timeline]');
		if (timeline) {
			timeline.tabIndex = 0;
			timeline.setAttribute('role', 'group');
			timeline.ariaLabel = 'Timeline. Arrow keys step through its events.';
			timeline.addEventListener('click', (event) => this.#do('seek', event));
		}
		void findCompanion().then((companion) => this.#offer(companion));
	}

	#on(action: string, act: (button: HTMLButtonElement) => void): void {
		for (const button of this.querySelectorAll<HTMLButtonElement>(`[data-${action}]`))
			button.onclick = () => act(button);
	}

	#offer(companion: Companion): void {
		this.#companion = companion;
		if (companion === 'ready') {
			this.#button('run').hidden = this.#button('stop').hidden = false;
			this.#say('');
			return;
		}
		if (companion === 'no token') this.#say(NO_TOKEN);
	}

	async #do(action: Action | 'seek', event?: MouseEvent): Promise<void> {
		try {
			this.#live ??= import('./live-lab.ts').then(({ liveLab }) => liveLab(this));
			const live = await this.#live;
			await (action === 'seek' ? live.seek(event as MouseEvent) : live[action]());
		} catch (error) {
			// A failed import or fetch may succeed at the next press.
			this.#live = undefined;
			this.#say(this.#reason(error as Error));
		}
	}

	/** What cannot be fetched rejects with a TypeError, whatever the browser calls it. */
	#reason(error: Error): string {
		console.error(error);
		if (!(error instanceof TypeError)) return `That did not work: ${error.message}`;
		if (this.#companion !== 'none') return 'The companion does not answer. Start it again: npm start';
		return 'What this needs could not be fetched. Try again when the network is back.';
	}

	#key(event: KeyboardEvent): void {
		const act = this.#actionOf(event);
		if (!act) return;
		event.preventDefault();
		void this.#do(act);
	}

	#actionOf({ key, ctrlKey, metaKey, target }: KeyboardEvent): Action | undefined {
		if (key === 'Enter' && (ctrlKey || metaKey)) return this.#button('run').hidden ? undefined : 'run';
		if (!(target as Element).closest('[data-timeline], [data-player]')) return undefined;
		if (key === ' ') return (target as Element).matches('button') ? undefined : 'play';
		return key === 'ArrowRight' ? 'next' : key === 'ArrowLeft' ? 'back' : undefined;
	}

	async #copy(button: HTMLButtonElement): Promise<void> {
		const command = this.querySelector('[data-command]') as HTMLElement;
		try {
			await navigator.clipboard.writeText(command.textContent ?? '');
			button.textContent = 'Copied';
		} catch {
			// A page without https, or a reader who refuses: marked, it is a key away.
			getSelection()?.selectAllChildren(command);
			button.textContent = 'Marked: press Ctrl+C';
		}
		setTimeout(() => {
			button.textContent = 'Copy';
		}, REPLY);
	}

	#button(action: string): HTMLButtonElement {
		return this.querySelector(`[data-${action}]`) as HTMLButtonElement;
	}

	#say(words: string): void {
		(this.querySelector('[data-status]') as HTMLElement).textContent = words;
	}
}

takeToken();
customElements.define('il-lab', LabElement);
