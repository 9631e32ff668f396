import { once } from 'node:events';
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { amount } from '../recording/amount.ts';
import type { Claim } from '../recording/claim.ts';
import type { Calibration } from '../recording/types.ts';

const MOST_THREADS = 4;
/** A thread that got less of a core than this shared it with somebody. */
const FREE_SHARE = 0.9;

/** Each thread waits for the others, then computes for 40 ms and tells how much of them it was on a core. */
const PROBE = `
const { parentPort, workerData: { ready, threads } } = require('node:worker_threads');
Atomics.add(ready, 0, 1);
while (Atomics.load(ready, 0) < threads);
const start = performance.now();
const before = process.threadCpuUsage();
while (performance.now() - start < 40);
const used = process.threadCpuUsage(before);
parentPort.postMessage((used.user + used.system) / 1000 / (performance.now() - start));
`;

/** Measures whether the cores are free, where one of the claims can be judged only then. */
export async function calibrationFor(claims: Claim[]): Promise<Calibration | undefined> {
	return claims.some(({ kind }) => kind === 'free machine') ? await calibrate() : undefined;
}

/** Measures whether the cores are free: how much of a core each of a few computing threads gets. */
export async function calibrate(): Promise<Calibration> {
	const threads = Math.min(os.availableParallelism(), MOST_THREADS);
	const workerData = { ready: new Int32Array(new SharedArrayBuffer(4)), threads };
	const workers = Array.from({ length: threads }, () => new Worker(PROBE, { eval: true, workerData }));
	const shares = await Promise.all(workers.map(async (worker): Promise<number> => (await once(worker, 'message'))[0]));
	return judgeShares(shares);
}

/** What the shares of a core that threads got say about how free the cores were. */
export function judgeShares(shares: number[]): Calibration {
	const percent = shares.map((share) => `${Math.round(Math.min(share, 1) * 100)} %`);
	const detail = `${amount(shares.length, 'computing thread')} got ${percent.join(', ')} of a core`;
	return { coresFree: shares.length > 1 && shares.every((share) => share >= FREE_SHARE), detail };
}
