import type { Answer } from '../../scripts/progress/progress.ts';
import { peek } from '../progress/peek.ts';

/** What was answered, by question. */
export type Answers = Record<string, Answer | undefined>;

const idle = (then: () => void) =>
	'requestIdleCallback' in globalThis ? requestIdleCallback(then) : setTimeout(then, 200);

/** Calls back with what was answered: now, and after each change here, in another tab or on the companion's disk. */
export function follow(changed: (answers: Answers) => void): void {
	changed(peek().answers ?? {});
	idle(async () => {
		const { progress } = await import('../progress/progress.ts');
		progress.watch(() => changed(progress.progress.answers));
	});
}
