import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How a child ended: with a code of its own, or by a signal. */
export interface Ended {
	code: number | null;
	signal: NodeJS.Signals | null;
}

export async function join(child: ChildProcess, ms: number): Promise<Ended> {
	// 'exit' is not told twice: who comes late reads how the child ended.
	if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, signal: child.signalCode };

	const timeout = AbortSignal.timeout(ms); // keeps no process alive
	try {
		// Takes its listeners away, whichever comes first.
		const [code, signal] = await once(child, 'exit', { signal: timeout });
		return { code, signal };
	} catch (error) {
		// once() rejects with an AbortError; the reason is a TimeoutError.
		throw timeout.aborted ? timeout.reason : error;
	}
}
