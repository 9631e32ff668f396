import { didYouMean } from '../labs/near.ts';
import { EXIT, UsageError } from './verb.ts';

/** Says what went wrong and what to do, on standard error; `verb` is what was called. The number is the exit code. */
export function report(error: unknown, verb?: string): number {
	if (error instanceof UsageError) {
		const near = error.near && didYouMean(error.near.written, error.near.known);
		const help = `npm run interleave -- ${verb ? `${verb} ` : ''}--help`;
		console.error(`interleave: ${error.message}\n  ${near || `See: ${help}`}`);
		return EXIT.usage;
	}
	const { name, message, stack } = error as Error;
	if (name === 'UnknownNameError') {
		console.error(`interleave: ${message}`);
		return EXIT.usage;
	}
	// Errors with a class of ours say all that is needed; of any other the stack helps to mend us.
	const known = ['LabError', 'RecordingError', 'RunnerError', 'CommandError', 'DiagramError'].includes(name);
	console.error(`interleave: ${known ? message : (stack ?? String(error))}`);
	return EXIT.ours;
}
