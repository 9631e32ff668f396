/** What a harness finds out, in marks that the claims of a task judge. The harness alone knows which of the marks are its own. */
import { randomBytes } from 'node:crypto';

/** The mark that says why a harness stopped before all was tried. */
export const STOPPED = 'stopped';
/** The harness's last mark: it lists which of the marks are its own, in order. */
export const SEAL = 'seal';

/** A fact as it stands in a mark. */
export type Marked<T> = { nonce: string; fact: T };
/** Names and nonces of all facts. */
export type Seal = [name: string, nonce: string][];

/** The facts of one harness. */
export class Facts {
	#seal: Seal | undefined = [];

	constructor() {
		// Node would open a debugger of the harness for whoever sends this.
		process.on('SIGUSR1', () => {});
	}

	mark(name: string, fact: unknown): void {
		const nonce = randomBytes(6).toString('hex');
		this.#seal?.push([name, nonce]);
		performance.mark(name, { detail: { nonce, fact } satisfies Marked<unknown> });
	}

	/** All is not tried, and why: a sentence for the learner. */
	stop(why: string): void {
		this.mark(STOPPED, why);
		console.log(why);
	}

	/** After all else: what is marked from here on is not the harness's. */
	seal(): void {
		performance.mark(SEAL, { detail: this.#seal });
		this.#seal = undefined;
	}
}
