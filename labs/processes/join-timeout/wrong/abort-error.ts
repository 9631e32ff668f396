// fails: times-out
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export async function join(child: ChildProcess, ms: number) {
	if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, signal: child.signalCode };
	// Right but for the name: once() rejects with an AbortError, whose cause is the TimeoutError.
	const [code, signal] = await once(child, 'exit', { signal: AbortSignal.timeout(ms) });
	return { code, signal };
}
