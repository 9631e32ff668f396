// fails: no-listeners
import type { ChildProcess } from 'node:child_process';

class TimeoutError extends Error {
	override name = 'TimeoutError';
}

export function join(child: ChildProcess, ms: number) {
	return new Promise((resolve, reject) => {
		if (child.exitCode !== null || child.signalCode !== null)
			return resolve({ code: child.exitCode, signal: child.signalCode });
		const timer = setTimeout(() => reject(new TimeoutError(`still alive after ${ms} ms`)), ms);
		// Taken away by the exit, but not by the timeout.
		child.once('exit', (code, signal) => {
			clearTimeout(timer);
			resolve({ code, signal });
		});
	});
}
