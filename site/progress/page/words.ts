/** Sentences of the page on what is kept. */
import type { Added } from '../../../scripts/progress/added.ts';
import type { Draft } from '../../../scripts/progress/draft.ts';
import type { Progress } from '../../../scripts/progress/progress.ts';
import { timeWords } from '../dates.ts';

const KINDS: [keyof Added, string, string][] = [
	['lessons', 'lesson', 'lessons'],
	['answers', 'answer', 'answers'],
	['runs', 'lab that was run', 'labs that were run'],
	['exercises', 'exercise', 'exercises'],
	['drafts', 'text of a lab', 'texts of labs'],
];

/** `It adds 2 lessons and 1 text of a lab.` */
export function addedWords(added: Added): string {
	const parts = KINDS.filter(([kind]) => added[kind] > 0).map(([kind, one, more]) => {
		return `${added[kind]} ${added[kind] === 1 ? one : more}`;
	});
	if (parts.length === 0) return 'It has nothing that is not here already.';
	const last = parts.pop();
	return `It adds ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
}

/** `2 of 7`, of the lessons that the course has. What is kept of others is not counted. */
export function lessonsWords(slugs: readonly string[], lessons: Progress['lessons']): string {
	return `${slugs.filter((slug) => lessons[slug]?.read === true).length} of ${slugs.length}`;
}

/** `main.ts and total.ts, changed 21 Nov 2026, 22:40` */
export function draftWords({ files, original, at, old, task }: Draft): string {
	const changed = Object.keys(files).filter((name) => files[name] !== original[name]);
	const what = changed.length === 0 ? 'as the course has it' : changed.join(' and ');
	return `${task ? 'exercise: ' : ''}${what}, ${timeWords(at)}${old ? ', before a reset' : ''}`;
}
