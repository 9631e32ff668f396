/** A file that is not what it should be: a recording, a stream or outcomes. */
export class RecordingError extends Error {
	/** The file as the caller named it. */
	readonly file: string;
	/** Line in the file, from 1. */
	readonly line: number;
	/** What to do about it. */
	readonly remedy: string;

	constructor(file: string, line: number, reason: string, remedy: string) {
		super(`${file}:${line}: ${reason} ${remedy}`);
		this.name = 'RecordingError';
		this.file = file;
		this.line = line;
		this.remedy = remedy;
	}
}
