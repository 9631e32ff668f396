/** What a learner did, as it is kept in the browser, on disk and in an exported file. */

/** The version of the shape that this course writes and reads. */
export const VERSION = 1;

/**
 * What a learner did. Times are milliseconds since 1970 by the clock of the machine that wrote them. Keys that this version
 * does not know are kept as they are, at each level.
 */
export interface Progress {
	version: typeof VERSION;
	/** Since when anything is kept. */
	since?: number;
	/** When all was last erased. What was kept before that never comes back by a merge. */
	erased?: number;
	/** By the lesson's address: `sharing/locks`. */
	lessons: Record<string, LessonRead>;
	/** By lesson and question: `sharing/locks#who-waits`. */
	answers: Record<string, Answer>;
	/** By lab: `sharing/first-race`. */
	runs: Record<string, Ran>;
	exercises: Record<string, Tried>;
	/** Where the reader was last. */
	here?: Here;
}

/** Whether the reader counts a lesson as read; `false` takes that back. */
export interface LessonRead {
	at: number;
	read: boolean;
}

/** The latest answer to a question, and how the first one went. */
export interface Answer {
	at: number;
	answer: string[];
	/** Absent: there was nothing to be right about, or the reader declined. */
	right?: boolean;
	declined?: true;
	first: { at: number; right?: boolean };
}

/** Runs of a lab on the reader's own machine: at least so many, the latest then. */
export interface Ran {
	at: number;
	count: number;
}

/** What became of an exercise. */
export interface Tried {
	triedAt: number;
	/** When it was solved for the first time. */
	solvedAt?: number;
	/** How many hints were opened. */
	hints?: number;
	sawSolution?: true;
}

/** A place in a lesson, with the words that named it then. */
export interface Here {
	slug: string;
	/** With its `#`; empty at the lesson's top. */
	hash: string;
	/** The heading at that place. */
	section?: string;
	at: number;
}

/** The progress of someone who begins. */
export function noProgress(): Progress {
	return { version: VERSION, lessons: {}, answers: {}, runs: {}, exercises: {} };
}
