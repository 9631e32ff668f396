/** What is wrong at one line of a file. */
export interface Fault {
	/** From 1. */
	line: number;
	reason: string;
}

/** A file that is not what it should be: a recording, a stream or outcomes. */
export class RecordingError extends Error {
	/** The file as the caller named it. */
	readonly file: string;
	/** All that is wrong with it, the first line first; the message shows the first ten. */
	readonly faults: Fault[];
	/** What to do about it. */
	readonly remedy: string;

	constructor(file: string, faults: Fault[], remedy: string) {
		const sorted = faults.toSorted((a, b) => a.line - b.line);
		const shown = sorted.slice(0, 10).map(({ line, reason }) => `${file}:${line}: ${reason}`);
		const rest = sorted.length > shown.length ? [`… and ${sorted.length - shown.length} more.`] : [];
		super([...shown, ...rest].join('\n') + (remedy && ` ${remedy}`));
		this.name = 'RecordingError';
		this.file = file;
		this.faults = sorted;
		this.remedy = remedy;
	}
}
