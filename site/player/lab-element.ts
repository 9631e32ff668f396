/** `<il-lab>`: offers what is possible here, and fetches the rest at the first touch. */
import { type Act, listen } from './commands.ts';
import { type Companion, findCompanion, takeToken } from './companion.ts';
import type { LiveLab } from './live-lab.ts';

const NO_TOKEN = 'To run it here, open the address that npm start prints: this browser is not known to it yet.';

/** A lab in the page. */
export class LabElement extends HTMLElement {
	#live: Promise<LiveLab> | undefined;
	#companion: Companion = 'none';
	#listens = false;
	/** It says why it could not come to life. */
	#failed = false;

	connectedCallback(): void {
		if (this.#listens) return;
		this.#listens = true;
		const act: Act = (command, value) => this.with((live) => live.do(command, value));
		listen(this, act);
		const touched = () => void this.with(() => {});
		for (const touch of ['pointerenter', 'pointerdown', 'focusin']) this.addEventListener(touch, touched);
		// Who was quicker than this script touches it no second time.
		if (this.matches(':hover, :focus-within')) touched();
		this.addEventListener('click', (event) => {
			this.#pressed((event.target as Element).closest('button'));
			this.#replay(event);
		});
		const timeline = this.querySelector<HTMLElement>('[data-timeline]');
		if (timeline) timeline.tabIndex = 0;
		void findCompanion().then((companion) => this.#offer(companion));
	}

	/** Does something with the lab come to life, or says why that is not to be had. */
	async with(does: (live: LiveLab) => unknown): Promise<void> {
		try {
			await does(await this.#come());
		} catch (error) {
			this.#failed = true;
			this.say(this.#reason(error as Error));
		}
	}

	/** Comes to life, once. What cannot be fetched now may be at the next touch. */
	#come(): Promise<LiveLab> {
		this.#live ??= this.#wake().then(
			(live) => {
				this.dataset.alive = '';
				if (this.#failed) this.say(this.#companion === 'no token' ? NO_TOKEN : '');
				this.#failed = false;
				return live;
			},
			(error) => {
				this.#live = undefined;
				throw error;
			},
		);
		return this.#live;
	}

	/** Fetches its run and its code side by side. */
	async #wake(): Promise<LiveLab> {
		const { base = '/', kept = '' } = this.dataset;
		const run = /"name":"([^"]+)"/.exec(kept)?.[1];
		const answer = run === undefined ? undefined : fetch(`${base}recordings/${run}.json`);
		// Whoever awaits it hears of what went wrong; while the code is fetched nobody does.
		answer?.catch(() => {});
		const { liveLab } = await import('./live-lab.ts');
		return liveLab(this, answer);
	}

	/** Whether it has a kept run of that name. */
	has(run: string): boolean {
		return (this.dataset.kept ?? '').includes(`"name":${JSON.stringify(run)},`);
	}

	say(words: string): void {
		(this.querySelector('[data-status]') as HTMLElement).textContent = words;
	}

	#offer(companion: Companion): void {
		this.#companion = companion;
		if (companion === 'ready') {
			for (const part of this.querySelectorAll<HTMLElement>('[data-do="run"], [data-companion]')) part.hidden = false;
			this.say('');
		}
		if (companion === 'no token') this.say(NO_TOKEN);
	}

	/** What cannot be fetched rejects with a TypeError, whatever the browser calls it. */
	#reason(error: Error): string {
		console.error(error);
		if (!(error instanceof TypeError)) return `That did not work: ${error.message}`;
		if (this.#companion !== 'none') return 'The companion does not answer. Start it again: npm start';
		return 'What this needs could not be fetched. Try again when the network is back.';
	}

	/** A press on the timeline's picture is done again once it is alive. */
	#replay({ target, clientX, clientY }: MouseEvent): void {
		if ('alive' in this.dataset || !(target as Element).closest('[data-timeline]')) return;
		const again = new MouseEvent('click', { bubbles: true, clientX, clientY });
		void this.with(() => document.elementFromPoint(clientX, clientY)?.dispatchEvent(again));
	}

	#pressed(button: HTMLButtonElement | null): void {
		if (button?.matches('[data-copy]')) void import('./copy-command.ts').then(({ copyCommand }) => copyCommand(button));
		if (button?.matches('[data-confused]'))
			void import('../confused/confused.ts').then(({ openConfused }) => openConfused(this));
		if (button?.matches('[data-more]')) void this.with((live) => live.more(button));
	}
}

function labs(): LabElement[] {
	return [...document.querySelectorAll<LabElement>('il-lab')];
}

function follow(): void {
	if (/[#&]run=/.test(location.hash))
		void import('./open-link.ts').then(({ openLink }) => openLink(location.hash, labs()));
}

/** A link to a moment opens here where the page has the lab, wherever it leads. */
function followHere(event: MouseEvent): void {
	const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="#run="]');
	const run = /run=([^&]+)/.exec(link?.hash ?? '')?.[1];
	if (!link || run === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
	if (!labs().some((lab) => lab.has(run))) return;
	event.preventDefault();
	if (link.hash === location.hash) follow();
	else location.hash = link.hash;
}

takeToken();
customElements.define('il-lab', LabElement);
addEventListener('hashchange', follow);
document.addEventListener('click', followHere);
follow();
