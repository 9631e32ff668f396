/** Progress in one browser: each change is written at once, on top of what other tabs wrote. */
import { mergeProgress } from '../../scripts/progress/merge-progress.ts';
import { type Here, noProgress, type Progress } from '../../scripts/progress/progress.ts';
import { readProgress } from '../../scripts/progress/read-progress.ts';
import { LATEST } from '../../scripts/progress/reading.ts';
import type { BrowserStorage } from './browser-storage.ts';
import { setAside, textsAside } from './set-aside.ts';

/** What a page asks of a learner's progress. */
export interface ProgressStore {
	readonly progress: Progress;
	/** The reader counts the lesson as read, or takes that back. */
	read(slug: string, read?: boolean): void;
	answer(question: string, given: { answer: string[]; right?: boolean; declined?: true }): void;
	/** A run of the lab took place on the reader's machine. */
	ran(lab: string): void;
	/** An exercise was checked, a hint opened (`hints`: how many are open now), or the solution looked at. */
	tried(lab: string, what: { solved?: boolean; hints?: number; sawSolution?: true }): void;
	/** The reader is at this place. */
	at(place: Omit<Here, 'at'>): void;
	/** Takes in what an imported file or the companion's disk keeps. */
	mergeIn(other: Progress): void;
	/** Begins anew: what was kept until now never comes back by a merge. */
	erase(): void;
	/** Calls back after each change, here or in another tab. */
	watch(changed: () => void): () => void;
	/** Reads again what another tab may have written. */
	refresh(): void;
	/** Why what happens here is not kept, in words. */
	readonly problem: string | undefined;
	/** That something of what was kept could not be read, in words, as long as it lies aside. */
	readonly notice: string | undefined;
	/** What could not be read of what was kept, a sentence each. */
	readonly lost: readonly string[];
}

/** What progress stands under. */
export const PROGRESS = 'progress';

/** The progress in a browser's storage. */
export function progressStore(storage: BrowserStorage, now: () => number = Date.now): ProgressStore {
	let progress = noProgress();
	let lost: string[] = [];
	/** What stands in the storage and cannot be read whole: it is set aside before anything is written over it. */
	let damaged: string | undefined;
	let newer = false;
	const watching = new Set<() => void>();

	function refresh(): void {
		const text = storage.read(PROGRESS);
		damaged = undefined;
		newer = false;
		if (text === undefined) return;
		const read = readText(text);
		newer = read.newer !== undefined;
		if (read.lost.length > 0) {
			damaged = text;
			lost = read.lost;
		}
		progress = mergeProgress(progress, read.progress);
	}

	function change(edit: (progress: Progress) => Progress): void {
		refresh();
		progress = edit(progress);
		progress.since ??= after();
		write();
		tell();
	}

	function tell(): void {
		for (const changed of watching) changed();
	}

	function write(): void {
		if (newer || (damaged !== undefined && !setAside(storage, PROGRESS, damaged))) return;
		if (storage.write(PROGRESS, JSON.stringify(progress))) damaged = undefined;
	}

	/** An instant after the one before, whatever this machine's clock says, as long as it can be read again. */
	const after = (before = 0) => Math.min(LATEST, Math.max(now(), before + 1));

	refresh();
	storage.watch(tell);
	return {
		get progress() {
			return progress;
		},
		get lost() {
			return lost;
		},
		get problem() {
			if (newer) return NEWER;
			return storage.problem && UNKEPT[storage.problem];
		},
		get notice() {
			return damaged !== undefined || textsAside(storage).length > 0 ? DAMAGED : undefined;
		},
		read: (slug, read = true) =>
			change((old) => ({
				...old,
				lessons: { ...old.lessons, [slug]: { ...old.lessons[slug], at: after(old.lessons[slug]?.at), read } },
			})),
		answer: (question, given) =>
			change((old) => {
				const before = old.answers[question];
				const at = after(before?.at);
				const first = before?.first ?? { at, ...(given.right !== undefined && { right: given.right }) };
				return { ...old, answers: { ...old.answers, [question]: { at, ...given, first } } };
			}),
		ran: (lab) =>
			change((old) => {
				const { at, count = 0, ...more } = old.runs[lab] ?? {};
				return { ...old, runs: { ...old.runs, [lab]: { ...more, at: after(at), count: count + 1 } } };
			}),
		tried: (lab, { solved, hints = 0, sawSolution }) =>
			change((old) => {
				const before = old.exercises[lab];
				const triedAt = after(before?.triedAt);
				const most = Math.max(hints, before?.hints ?? 0);
				const tried = {
					...before,
					triedAt,
					...(solved && { solvedAt: before?.solvedAt ?? triedAt }),
					...(most > 0 && { hints: most }),
					...(sawSolution && { sawSolution }),
				};
				return { ...old, exercises: { ...old.exercises, [lab]: tried } };
			}),
		at: (place) => change((old) => ({ ...old, here: { ...place, at: after(old.here?.at) } })),
		mergeIn: (other) => change((old) => mergeProgress(old, other)),
		erase() {
			// Whoever erases all means also what this course cannot read.
			storage.remove(PROGRESS);
			lost = [];
			change((old) => ({ ...noProgress(), erased: after(old.erased) }));
		},
		watch(changed) {
			watching.add(changed);
			return () => watching.delete(changed);
		},
		refresh() {
			refresh();
			tell();
		},
	};
}

const NEWER =
	'What this browser keeps was written by a newer version of the course. It is left as it is, and nothing is added to it.';
/** Why nothing is kept, by the storage's problem. */
export const UNKEPT = {
	blocked: 'Your browser lets this page keep nothing: what you do here ends with this tab.',
	full: 'Your browser’s storage is full: what you do here ends with this tab.',
};
const DAMAGED = 'Part of what this browser kept could not be read. It is set aside: see “Your progress”.';

function readText(text: string): ReturnType<typeof readProgress> {
	try {
		return readProgress(JSON.parse(text));
	} catch (error) {
		return { progress: noProgress(), lost: [`The progress is not JSON: ${(error as Error).message}.`] };
	}
}
