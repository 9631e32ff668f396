/** One run of a busy program whose runner is killed at a random moment; what was left of it, and what cannot be read any more. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { validate } from '../recording/validate.ts';
import { recover } from '../runner/recover.ts';
import { RUN_FILE } from '../runner/run-file.ts';
import { countOf, missing, readAcknowledged } from './acknowledged.ts';
import type { Stressed } from './kill-run.ts';
import { moment } from './moment.ts';
import { random } from './random.ts';
import { survivors } from './survivors.ts';

const BUSY = path.join(import.meta.dirname, 'programs/busy.mjs');
const RUNNER = path.join(import.meta.dirname, 'runner.ts');
/** So long the watchdog may take, on a machine that does much else. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 20;

/** The seed says when. */
export async function killRunner(seed: number): Promise<Stressed> {
	const next = random(seed);
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-stress-'));
	const tmp = path.join(dir, 'tmp');
	fs.mkdirSync(tmp);
	try {
		const env = { ...process.env, TMPDIR: tmp };
		const runner = spawn(process.execPath, [RUNNER, BUSY, String(seed), '2', dir], { env, stdio: 'ignore' });
		await Promise.race([moment(next, dir), once(runner, 'exit')]);
		runner.kill('SIGKILL');
		if (runner.exitCode === null && runner.signalCode === null) await once(runner, 'exit');
		const problems = [...(await leftOver(dir)), ...unread(dir, tmp)];
		const acknowledged = countOf(readAcknowledged(dir));
		return { problems: problems.map((problem) => `seed ${seed}: ${problem}`), acknowledged };
	} finally {
		fs.rmSync(dir, { recursive: true, force: true });
	}
}

async function leftOver(dir: string): Promise<string[]> {
	const until = performance.now() + PATIENCE_MS;
	let left = survivors(dir);
	while (left.length > 0 && performance.now() < until) {
		await sleep(LOOK_MS);
		left = survivors(dir);
	}
	return left.length > 0 ? [`processes ${left.join(', ')} are alive after their runner`] : [];
}

function unread(dir: string, tmp: string): string[] {
	const said = readAcknowledged(dir);
	const kept = fs.readdirSync(tmp).filter((name) => fs.existsSync(path.join(tmp, name, RUN_FILE)));
	if (kept.length === 0) return countOf(said) > 0 ? [`${countOf(said)} things were done, and nothing is kept`] : [];
	try {
		const recording = recover(path.join(tmp, kept[0] as string));
		return [...validate(recording).map(({ message }) => message), ...missing(recording, said)];
	} catch (error) {
		// Killed before the program began.
		return countOf(said) > 0 ? [`${countOf(said)} things were done, but: ${(error as Error).message}`] : [];
	}
}
