/** One run of a busy program of which processes are killed at random moments; what was lost or left of it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Recording } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import { startProgram } from '../runner/program.ts';
import { type RunOptions, startRun } from '../runner/run.ts';
import { countOf, missing, readAcknowledged } from './acknowledged.ts';
import { moment } from './moment.ts';
import { random } from './random.ts';
import { survivors } from './survivors.ts';

/** What became of one run. */
export interface Stressed {
	/** In words, with what is needed to see it again. */
	problems: string[];
	/** How many things had been acknowledged. */
	acknowledged: number;
}

const BUSY = path.join(import.meta.dirname, 'programs/busy.mjs');
const MOST_KILLS = 3;

/** Kills up to three times what the seed says: one process, the first one, or its whole group; the first one at last. */
export async function killRun(seed: number): Promise<Stressed> {
	const next = random(seed);
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-stress-'));
	try {
		const argv = [BUSY, String(seed), '2', dir];
		const options: RunOptions = { argv, cwd: dir, env: process.env, stdin: 'ignore' };
		const program = startProgram(options);
		const run = startRun({ ...options, program });
		const killed: number[] = [];
		let ended = false;
		void run.done.catch(() => {}).then(() => (ended = true));
		for (let count = 1 + Math.floor(next() * MOST_KILLS); count > 0 && !ended; count--) {
			await Promise.race([moment(next, dir), run.done]);
			const how = next();
			const place = next();
			if (ended) break;
			if (count > 1 && how < 0.7) killed.push(...killOne(dir, place));
			else if (how < 0.5) kill(-program.pid);
			else killed.push(...kill(program.pid));
			if (count === 1) killed.push(...kill(program.pid));
		}
		const recording = await run.done;
		const said = readAcknowledged(dir);
		const problems = [...faultsOf(recording, killed, program.pid), ...missing(recording, said)];
		const left = survivors(dir);
		if (left.length > 0) problems.push(`processes ${left.join(', ')} are alive`);
		return { problems: problems.map((problem) => `seed ${seed}: ${problem}`), acknowledged: countOf(said) };
	} finally {
		fs.rmSync(dir, { recursive: true, force: true });
	}
}

/** One of those that have said something. */
function killOne(dir: string, place: number): number[] {
	const names = fs.readdirSync(dir).filter((name) => name.endsWith('-0.said'));
	const name = names.sort()[Math.floor(place * names.length)];
	return name === undefined ? [] : kill(Number.parseInt(name, 10));
}

/** The pid, where it could be killed. */
function kill(pid: number): number[] {
	try {
		process.kill(pid, 'SIGKILL');
		return [pid];
	} catch {
		return [];
	}
}

/** What the recording says wrongly of ends that the stress itself brought about. */
function faultsOf(recording: Recording, killed: number[], root: number): string[] {
	const faults = validate(recording).map(({ message }) => message);
	const exits = new Map(recording.events.flatMap((event) => (event.kind === 'exit' ? [[event.lane, event]] : [])));
	for (const { id, kind, pid } of recording.lanes) {
		const exit = exits.get(id);
		if (!exit) faults.push(`${id} has no end`);
		else if (kind === 'process' && pid === root && (exit.signal !== 'SIGKILL' || exit.seen !== 'exact'))
			faults.push(`${id} was killed, and ends with ${exit.signal ?? exit.code} (${exit.seen})`);
		else if (kind === 'process' && pid !== undefined && killed.includes(pid) && exit.signal !== 'SIGKILL')
			faults.push(`${id} was killed, and ends with ${exit.signal ?? exit.code} (${exit.seen})`);
	}
	return faults;
}
