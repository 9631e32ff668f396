/** Something that the command cannot do, said with its remedy. */
export class CommandError extends Error {
	constructor(problem: string, remedy?: string) {
		super(remedy ? `${problem}\n  ${remedy}` : problem);
		this.name = 'CommandError';
	}
}
