/** Why a file is not shown, and what to do; told in words and never thrown at a reader as it is. */
export class FileProblem extends Error {
	readonly remedy: string;

	constructor(message: string, remedy: string) {
		super(message);
		this.name = 'FileProblem';
		this.remedy = remedy;
	}
}
