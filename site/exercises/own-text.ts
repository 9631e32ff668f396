/** The learner's own text of an exercise: as it was left, and in an editor once that is asked for. */
import { drafts } from '../drafts/drafts.ts';
import { type Work, work } from '../editor/work.ts';
import type { ExerciseElement } from './exercise-element.ts';

/** The learner's text, however it is written. */
export interface OwnText {
	/** As it is now. */
	readonly files: Record<string, string>;
	/** Opens it in the editor, with the focus there. */
	edit(): Promise<void>;
	/** Back to the start; what was there stays kept. Absent where the editor has that. */
	anew?(): void;
	end(): void;
}

/** What the text belongs to, and who hears of it. */
export interface Wants {
	lab: string;
	/** What a learner starts from, and what is only shown beside it. */
	files: Record<string, string>;
	readOnly: Record<string, string>;
	/** What the keys of the editor ask. */
	check(): Promise<void>;
	stop(): void;
	/** Called after each change. */
	changed(): void;
}

/** Takes over the text in the page. */
export async function ownText(exercise: ExerciseElement, wants: Wants): Promise<OwnText> {
	const { lab, files, readOnly, check, stop, changed } = wants;
	const kept = await drafts.open(lab, true, files);
	const before = { ...files, ...kept.files };
	kept.end();
	let working: Promise<Work> | undefined;
	let open: Work | undefined;

	/** The buttons go with the text: into the editor's bar, and back where it could not be opened. */
	async function opened(): Promise<Work> {
		const [start, bar, place] = ['start', 'bar', 'editor'].map((name) => exercise.place(name));
		const judging = exercise.place('judging');
		if (!start || !bar || !place) throw new Error('the page lacks a part of the exercise');
		start.hidden = true;
		bar.hidden = true;
		place.hidden = false;
		try {
			const label = `${exercise.querySelector('.title')?.textContent}: your text`;
			open = await work(place, {
				...{ lab, task: true, files, readOnly, label },
				...{ run: check, stop, extra: judging, judged: true, changed },
			});
			return open;
		} catch (error) {
			start.hidden = false;
			bar.hidden = false;
			place.hidden = true;
			bar.append(judging);
			working = undefined;
			throw error;
		}
	}

	return {
		get files() {
			return open ? { ...open.files } : before;
		},
		async edit() {
			working ??= opened();
			(await working).editor.focus();
		},
		end() {
			void working?.then((now) => now.end());
		},
	};
}
