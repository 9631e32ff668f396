import type { ChildProcess } from 'node:child_process';

/** How a child ended: with a code of its own, or by a signal. */
export interface Ended {
	code: number | null;
	signal: NodeJS.Signals | null;
}

/**
 * Waits until the child has ended and says how it did.
 *
 * - A child that has ended before is no reason to wait.
 * - After `ms` milliseconds it gives up: it rejects with an error whose
 *   name is `TimeoutError`. The child lives on, and may be joined again.
 * - Either way it leaves nothing behind: no listener on the child, and no
 *   timer that keeps this process alive.
 */
export async function join(child: ChildProcess, ms: number): Promise<Ended> {
	throw new Error(`join(${child.pid}, ${ms}) is still to be written`);
}
