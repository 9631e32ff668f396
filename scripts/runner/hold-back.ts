/** Keeps the lines of a lane file back, in their order, while the first of them waits for a line of another file. Pure. */
import type { Line } from './lines.ts';

export interface HoldBack {
	take(file: string, line: Line): void;
	/** What these files wait for is there: each gets on until it waits again. */
	wake(key: string): void;
	/** To be called now and then: what has waited for too long waits no more, since its line was perhaps never written. */
	settle(): void;
	/** A file waits no more, whatever is missing; all files, where none is named. */
	release(file?: string): void;
	/** Whether a file waits. */
	holds(): boolean;
	/** What files wait for. */
	awaited(): string[];
}

interface Held {
	lines: Line[];
	/** Lines before this one have been taken. */
	from: number;
	/** What the first line that is left waits for. */
	key: string;
	settles: number;
}

/** A sender writes its line some microseconds after it has sent: on a busy machine it may be a while until it goes on. */
const SETTLES = 100;
const MOST_LINES = 20_000;

/** `take` gives what a line waits for, if it does; where it is `forced` it does so only if nothing can be made of the line. */
export function holdBack(take: (file: string, line: Line, forced: boolean) => string | undefined): HoldBack {
	const held = new Map<string, Held>();
	const waiting = new Map<string, Set<string>>();
	const ready: string[] = [];
	let busy = false;

	function hold(file: string, own: Held): void {
		held.set(file, own);
		const files = waiting.get(own.key) ?? new Set();
		waiting.set(own.key, files.add(file));
	}

	/** Goes on with the lines of a file; the first of them waits no more where it is forced. */
	function resume(file: string, forced: boolean): void {
		const own = held.get(file);
		if (!own) return;
		held.delete(file);
		waiting.get(own.key)?.delete(file);
		const { lines, from } = own;
		for (let index = from; index < lines.length; index++) {
			const key = take(file, lines[index] as Line, forced && index === from);
			if (key !== undefined) {
				// A flood waits at each of its lines: what was taken goes in large portions.
				const left = index * 2 > lines.length ? { lines: lines.slice(index), from: 0 } : { lines, from: index };
				hold(file, { ...left, key, settles: 0 });
				return;
			}
		}
	}

	/** Taking a line may wake other files; they come after it. */
	function drain(): void {
		if (busy) return;
		busy = true;
		for (let file = ready.shift(); file !== undefined; file = ready.shift()) resume(file, false);
		busy = false;
	}

	function firstOf(file: string): Line | undefined {
		const own = held.get(file);
		return own?.lines[own.from];
	}

	function release(file: string): void {
		for (let first = firstOf(file); first; ) {
			resume(file, true);
			const next = firstOf(file);
			first = next === first ? undefined : next;
		}
		drain();
	}

	return {
		take(file, line) {
			const own = held.get(file);
			if (own) {
				own.lines.push(line);
				if (own.lines.length - own.from > MOST_LINES) release(file);
				return;
			}
			const key = take(file, line, false);
			if (key !== undefined) hold(file, { lines: [line], from: 0, key, settles: 0 });
			drain();
		},
		wake(key) {
			const files = waiting.get(key);
			if (!files) return;
			waiting.delete(key);
			ready.push(...files);
		},
		settle() {
			drain();
			for (const [file, own] of [...held]) {
				if (held.get(file) !== own || ++own.settles < SETTLES) continue;
				resume(file, true);
				drain();
			}
		},
		release(file) {
			if (file !== undefined) release(file);
			else for (const each of [...held.keys()]) release(each);
		},
		holds: () => held.size > 0,
		awaited: () => [...waiting.keys()],
	};
}
