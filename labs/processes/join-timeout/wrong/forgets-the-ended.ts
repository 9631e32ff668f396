// fails: already-ended
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export async function join(child: ChildProcess, ms: number) {
	const timeout = AbortSignal.timeout(ms);
	try {
		// A child that has ended emits no second 'exit'.
		const [code, signal] = await once(child, 'exit', { signal: timeout });
		return { code, signal };
	} catch (error) {
		throw timeout.aborted ? timeout.reason : error;
	}
}
