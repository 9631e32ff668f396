// fails: times-out
import type { ChildProcess } from 'node:child_process';

class TimeoutError extends Error {
	override name = 'TimeoutError';
}

export function join(child: ChildProcess, ms: number) {
	return new Promise((resolve, reject) => {
		if (child.exitCode !== null || child.signalCode !== null)
			return resolve({ code: child.exitCode, signal: child.signalCode });
		const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
			clearTimeout(timer);
			resolve({ code, signal });
		};
		// A little patience more.
		const timer = setTimeout(() => {
			child.off('exit', onExit);
			reject(new TimeoutError(`still alive after ${ms} ms`));
		}, ms + 2000);
		child.once('exit', onExit);
	});
}
