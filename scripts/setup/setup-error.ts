/** A failure that the reader can do something about: what happened, and the remedy. */
export class SetupError extends Error {
	remedy: string;

	constructor(message: string, remedy: string) {
		super(message);
		this.remedy = remedy;
	}
}

/** Runs a program's main function; a failure is told in words and ends the process with 1. */
export async function runMain(main: () => Promise<number>): Promise<void> {
	try {
		process.exitCode = await main();
	} catch (error) {
		const { message, remedy, stack } = error as Error & { remedy?: string };
		console.error(`\n${remedy === undefined ? stack : `${message}\n${remedy}`}`);
		process.exitCode = 1;
	}
}
