// fails: times-out
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export async function join(child: ChildProcess, ms: number) {
	if (child.exitCode === null && child.signalCode === null) {
		// What once() throws when time is up is swallowed.
		await once(child, 'exit', { signal: AbortSignal.timeout(ms) }).catch(() => {});
	}
	return { code: child.exitCode, signal: child.signalCode };
}
