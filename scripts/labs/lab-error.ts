/** An author's mistake in a lab or its recordings: the file, the line where it is known, what is wrong and what to do. */
export class LabError extends Error {
	readonly file: string;
	readonly line: number | undefined;
	/** What is wrong, without the place. */
	readonly problem: string;
	readonly remedy: string | undefined;

	constructor(at: { file: string; line?: number | undefined }, problem: string, remedy?: string, cause?: unknown) {
		const place = at.line === undefined ? at.file : `${at.file}:${at.line}`;
		super(`${place}: ${problem}${remedy ? `\n  ${remedy}` : ''}`, cause === undefined ? undefined : { cause });
		this.name = 'LabError';
		this.file = at.file;
		this.line = at.line;
		this.problem = problem;
		this.remedy = remedy;
	}
}

/** A lab or variant was asked for that is not there. */
export class UnknownNameError extends Error {
	constructor(problem: string, remedy: string) {
		super(`${problem}\n  ${remedy}`);
		this.name = 'UnknownNameError';
	}
}
