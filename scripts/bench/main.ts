/**
 * `npm run bench`: what recording costs, and what a warm companion saves. Everything is measured side by side, each subject
 * once in a round and in another order each time, so that a noisy machine is noisy for all of them alike.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { costSubjects } from './cost.ts';
import { makeCheckout, type Subject, subjectsOf } from './subjects.ts';
import { rowsOf, tableOf } from './table.ts';

const USAGE = `npm run bench -- [--rounds N] [--only WORD] [--json]

  --rounds N  how often each is measured (15)
  --only WORD subjects whose title has this in it
  --json      the measurements as JSON on standard output`;

const ROOT = path.join(import.meta.dirname, '../..');

const { rounds, json, only } = readFlags();
const checkout = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-bench-')));
makeCheckout(ROOT, checkout);
const companion = spawn(
	process.execPath,
	['--disable-sigusr1', path.join(import.meta.dirname, 'companion.mjs'), checkout],
	{
		stdio: ['pipe', 'pipe', 'inherit'],
	},
);
try {
	const launchUrl = String((await once(companion.stdout, 'data'))[0]).trim();
	await bench([...subjectsOf(checkout, launchUrl), ...costSubjects()].filter(({ group }) => group.includes(only)));
} finally {
	companion.stdin.end();
	await once(companion, 'exit');
	fs.rmSync(checkout, { recursive: true, force: true });
}

async function bench(subjects: Subject[]): Promise<void> {
	const loads = [os.loadavg()[0]];
	const measured = subjects.map((): number[] => []);
	const cpu = subjects.map((): number[] => []);
	for (let round = 0; round <= rounds; round++) {
		process.stderr.write(round === 0 ? 'warming up' : ` ${round}`);
		for (const index of shuffled(subjects.map((_, index) => index))) {
			const subject = subjects[index] as Subject;
			if (round > 0 && (round - 1) % (subject.every ?? 1) !== 0) continue;
			const value = await subject.measure();
			if (round > 0) measured[index]?.push(value);
			if (round > 0 && subject.cpuMs !== undefined) cpu[index]?.push(subject.cpuMs);
		}
	}
	process.stderr.write('\n');
	loads.push(os.loadavg()[0]);
	const rows = rowsOf(subjects, measured, cpu);
	const { node } = process.versions;
	const platform = `${process.platform}-${process.arch}`;
	const cores = os.availableParallelism();
	if (json) {
		console.log(JSON.stringify({ node, platform, cores, rounds, loads, rows }, null, '\t'));
		return;
	}
	const [before, after] = loads.map((load) => load?.toFixed(1));
	console.log(
		`Node ${node}, ${platform}, ${cores} cores, ${rounds} rounds, load ${before} before and ${after} after\n`,
	);
	console.log(tableOf(rows));
}

function readFlags(): { rounds: number; json: boolean; only: string } {
	try {
		const options = {
			rounds: { type: 'string', default: '15' },
			only: { type: 'string', default: '' },
			json: { type: 'boolean', default: false },
		} as const;
		const { values } = parseArgs({ options });
		const number = Number(values.rounds);
		if (Number.isInteger(number) && number > 0) return { rounds: number, json: values.json, only: values.only };
		throw new Error(`--rounds ${values.rounds} is not a number of rounds`);
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${USAGE}`);
		process.exit(2);
	}
}

function shuffled(values: number[]): number[] {
	return values
		.map((value) => ({ value, key: Math.random() }))
		.sort((a, b) => a.key - b.key)
		.map(({ value }) => value);
}
