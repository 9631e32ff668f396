/** An author's mistake in a question, with what to do about it; who knows the file adds its name and line. */
export class QuestionError extends Error {
	override name = 'QuestionError';
	readonly question: string;
	readonly remedy: string;

	constructor(question: string, problem: string, remedy: string) {
		super(`question "${question}": ${problem}`);
		this.question = question;
		this.remedy = remedy;
	}
}
