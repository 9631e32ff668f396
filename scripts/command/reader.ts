import { constants } from 'node:os';

/** What a shell reports of a program that ended because nobody read its output. */
export const EXIT_NO_READER = 128 + constants.signals.SIGPIPE;

/** `interleave … | head`: calls `then` once when standard output or error has nobody left who reads it. */
export function whenReaderLeaves(then: () => void): void {
	let left = false;
	const onError = (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
		if (!left) then();
		left = true;
	};
	process.stdout.on('error', onError);
	process.stderr.on('error', onError);
}
