import type { Answer } from '../../scripts/progress/progress.ts';
import { soundAnswers } from '../../scripts/questions/sound-answers.ts';
import { peek } from '../progress/peek.ts';
import { whenIdle } from '../progress/when-idle.ts';

/** What was answered, by question. */
export type Answers = Record<string, Answer | undefined>;

/** Calls back with what was answered: now, and after each change here, in another tab or on the companion's disk. */
export function follow(changed: (answers: Answers) => void): void {
	changed(soundAnswers(peek().answers));
	whenIdle(async () => {
		const { progress } = await import('../progress/progress.ts');
		progress.watch(() => changed(progress.progress.answers));
	});
}
