// fails: no-timers
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

class TimeoutError extends Error {
	override name = 'TimeoutError';
}

export async function join(child: ChildProcess, ms: number) {
	if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, signal: child.signalCode };
	const given = new AbortController();
	// The race is over, but nobody stops the clock.
	const late = new Promise<never>((_, reject) => {
		setTimeout(() => {
			given.abort();
			reject(new TimeoutError(`still alive after ${ms} ms`));
		}, ms);
	});
	const ended = once(child, 'exit', { signal: given.signal });
	ended.catch(() => {});
	const [code, signal] = await Promise.race([ended, late]);
	return { code, signal };
}
