/**
 * How a harness hears from its driver, the small program that runs the learner's code in a child process or a worker. That
 * code shares the driver's world: it may print, send, patch and exit as it likes. So the driver takes what it needs of
 * Node, and a secret that the harness sends it, before it loads that code. It signs each answer with the secret, and the
 * harness believes nothing else.
 */
import type { ChildProcess } from 'node:child_process';
import { hash as hashOf, randomUUID } from 'node:crypto';
import { Session } from 'node:inspector';
import { basename } from 'node:path';
import type { Worker } from 'node:worker_threads';

/** How long a harness waits for what a right program gives at once, milliseconds. Only a wrong one makes it wait so long. */
const PATIENCE = 5000;
const STEPS = 100;

/** What the driver tells: `['settled', 'resolved', '7']`. */
export type Answer = string[];

/** The driver did not answer. The message continues a sentence that begins with what was asked of it. */
export class Unanswered extends Error {
	/** Whether it lives, and says nothing. */
	readonly isSilence: boolean;

	constructor(message: string, isSilence = false) {
		super(message);
		this.isSilence = isSilence;
	}
}

// By this a worker's code could speak in the harness's name.
Reflect.deleteProperty(Session.prototype, 'connectToMainThread');

// A copy: the name that was imported follows what somebody puts in its place.
const hash = hashOf;

/** For the driver: makes signed texts of its answers. The words have no line breaks. */
export function signer(secret: string): (...words: (string | number)[]) => string {
	let count = 0;
	return (...words) => {
		let text = '';
		for (let i = 0; i < words.length; i++) text += `${words[i]}\n`;
		text += count++;
		return `${text}\n${hash('sha256', secret + text)}`;
	};
}

/** For the driver: why the learner's program could not be loaded, and in which line where that is known. One line. */
export function loadFault(error: unknown): string {
	if (!(error instanceof Error)) return `it threw a value of type ${typeof error}`;
	const [, where] = /file:\/\/(\S*?:\d+)/.exec(`${error.stack}`) ?? [];
	const what = `${error.name}: ${error.message}`.split('\n')[0];
	return where === undefined ? `${what}` : `${basename(where)}: ${what}`;
}

/** For the harness: the answers of one driver, in order. */
export class Answers {
	/** To be sent to the driver before it loads the learner's code; last in its message, since a recording tells how that begins. */
	readonly secret = randomUUID();
	/** How the driver ended, in words. */
	readonly ended: Promise<string>;
	#heard: Answer[] = [];
	#count = 0;
	#wanted: PromiseWithResolvers<Answer> | undefined;
	#end: string | undefined;

	constructor(driver: ChildProcess | Worker) {
		const its = 'threadId' in driver ? 'its thread' : 'its process';
		const { promise, resolve } = Promise.withResolvers<string>();
		this.ended = promise;
		const end = (how: string) => {
			this.#end ??= how;
			resolve(this.#end);
			this.#wanted?.reject(new Unanswered(this.#end));
		};
		driver.on('message', (text: unknown) => this.#hear(text));
		driver.on('error', (error: unknown) => end(`${its} ended with ${error}`));
		driver.on('exit', (code: number | null, signal?: string) =>
			end(signal ? `${its} was ended by ${signal}` : `${its} ended with code ${code}`),
		);
	}

	/** The next answer; rejects with `Unanswered` where the driver ended or was silent for too long. */
	async next(): Promise<Answer> {
		const answer = this.#heard.shift();
		if (answer) return answer;
		if (this.#end !== undefined) throw new Unanswered(this.#end);
		this.#wanted = Promise.withResolvers();
		return inTime(this.#wanted.promise);
	}

	#hear(message: unknown): void {
		if (typeof message !== 'string') return;
		const text = message.slice(0, message.lastIndexOf('\n'));
		const words = text.split('\n');
		const count = Number(words.pop());
		if (count !== this.#count || message !== `${text}\n${hash('sha256', this.secret + text)}`) return;
		this.#count++;
		if (!this.#wanted) this.#heard.push(words);
		else {
			this.#wanted.resolve(words);
			this.#wanted = undefined;
		}
	}
}

/**
 * What the promise gives; rejects with `Unanswered` when it gave nothing for so long. The time is counted in short steps, each
 * begun when the one before was over: where the machine is so busy that the harness itself must wait, it waits longer.
 */
export async function inTime<T>(promise: Promise<T>): Promise<T> {
	const late = Promise.withResolvers<never>();
	let steps = 0;
	const timer = setInterval(() => {
		if (++steps === STEPS) late.reject(new Unanswered(`nothing came for ${PATIENCE / 1000} s`, true));
	}, PATIENCE / STEPS);
	try {
		return await Promise.race([promise, late.promise]);
	} finally {
		clearInterval(timer);
	}
}
