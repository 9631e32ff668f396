/** An author's mistake in the course's files; the message names the file and the remedy. */
export class CourseError extends Error {
	override name = 'CourseError';

	constructor(file: string, problem: string, remedy: string) {
		super(`${file}: ${problem}\n${remedy}`);
	}
}
