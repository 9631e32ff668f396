/** One word after `interleave`: what it is called with, and what it does. */
export interface Verb {
	name: string;
	/** One line for the list of verbs. */
	summary: string;
	/** What comes after the verb: `<lab or file> [args]`. */
	takes: string;
	/** What `--help` says below the usage, in lines that fit 100 columns. */
	about: string;
	flags: Flags;
	/** Whether all after this first word is for the program that is run. */
	passesOn?(word: string): boolean;
	/** Does it; the number is the exit code of the command. */
	start(given: Given): Promise<number>;
}

/** Flags by their name without dashes. A flag with `value` takes one, called so in the help. */
export type Flags = Record<string, { says: string; value?: string }>;

/** What was given after the verb. */
export interface Given {
	words: string[];
	/** Which flags were given; those without a value hold ''. */
	flags: Map<string, string>;
}

/** The exit codes of the command that are not the program's own. */
export const EXIT = { held: 0, refuted: 1, usage: 2, notJudged: 3, limit: 124, ours: 125 } as const;

/** The command was called in a way it does not know. */
export class UsageError extends Error {
	/** What was written and what could have been: the near one is named. */
	readonly near: { written: string; known: string[] } | undefined;

	constructor(message: string, near?: { written: string; known: string[] }) {
		super(message);
		this.name = 'UsageError';
		this.near = near;
	}
}
