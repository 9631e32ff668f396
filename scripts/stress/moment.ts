import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const EARLY_MS = 300;
/** Of what lanes acknowledge; a busy machine takes longer until it is written. */
const MOST_BYTES = 40_000;
const LATEST_MS = 5000;
const LOOK_MS = 2;

/** A random moment of a run: some time after its start, or once its lanes have acknowledged so much. */
export async function moment(next: () => number, dir: string): Promise<void> {
	const early = next() < 0.3;
	const place = next();
	if (early) return sleep(place * EARLY_MS);
	const until = performance.now() + LATEST_MS;
	while (acknowledgedBytes(dir) < place * MOST_BYTES && performance.now() < until) await sleep(LOOK_MS);
}

function acknowledgedBytes(dir: string): number {
	const files = fs.readdirSync(dir).filter((name) => name.endsWith('.said'));
	return files.reduce((sum, name) => sum + fs.statSync(path.join(dir, name)).size, 0);
}
