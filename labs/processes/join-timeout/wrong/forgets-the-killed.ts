// fails: already-ended
import type { ChildProcess } from 'node:child_process';

class TimeoutError extends Error {
	override name = 'TimeoutError';
}

export function join(child: ChildProcess, ms: number) {
	return new Promise((resolve, reject) => {
		// Who was ended by a signal has no exit code, for ever.
		if (child.exitCode !== null) return resolve({ code: child.exitCode, signal: null });
		const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
			clearTimeout(timer);
			resolve({ code, signal });
		};
		const timer = setTimeout(() => {
			child.off('exit', onExit);
			reject(new TimeoutError(`still alive after ${ms} ms`));
		}, ms);
		child.once('exit', onExit);
	});
}
