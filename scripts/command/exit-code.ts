import { constants } from 'node:os';
import type { Recording } from '../recording/types.ts';
import { EXIT } from './verb.ts';

/** The exit code that the command ends with after this run. */
export function exitCodeOf({ header: { exit } }: Recording): number {
	if (!exit) return EXIT.ours;
	if (exit.cause && exit.cause !== 'stopped') return EXIT.limit;
	if (exit.signal !== null) return 128 + (constants.signals[exit.signal as NodeJS.Signals] ?? 0);
	return exit.code ?? EXIT.ours;
}
