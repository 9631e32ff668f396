/** An author's mistake in a model: its line in the notation, what is wrong, and what to do. */
export class NotationError extends Error {
	/** From 1. */
	readonly line: number;
	readonly problem: string;
	readonly remedy: string;

	constructor(line: number, problem: string, remedy: string) {
		super(`line ${line}: ${problem}\n  ${remedy}`);
		this.name = 'NotationError';
		this.line = line;
		this.problem = problem;
		this.remedy = remedy;
	}
}
