/** A failure of ours, or of how a run was asked for. What the program does is never one. */
export class RunnerError extends Error {
	override name = 'RunnerError';
	/** What to do about it. */
	readonly remedy: string;

	constructor(message: string, remedy: string, options?: ErrorOptions) {
		super(`${message} ${remedy}`, options);
		this.remedy = remedy;
	}
}
