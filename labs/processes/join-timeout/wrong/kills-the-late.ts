// fails: child-lives-on
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export async function join(child: ChildProcess, ms: number) {
	if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, signal: child.signalCode };
	const timeout = AbortSignal.timeout(ms);
	try {
		const [code, signal] = await once(child, 'exit', { signal: timeout });
		return { code, signal };
	} catch (error) {
		child.kill(); // to join is to wait, not to end
		throw timeout.aborted ? timeout.reason : error;
	}
}
