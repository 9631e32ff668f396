/** What recording costs, and what a warm companion saves. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Part, shuffled, type Wish } from '../parts.ts';
import { costSubjects } from './cost.ts';
import { makeCheckout, type Subject, subjectsOf } from './subjects.ts';
import { type Row, rowsOf, tableOf } from './table.ts';

/** Measures each subject once in a round. */
export async function benchRun({ root, only, rounds = 15 }: Wish): Promise<Part> {
	const checkout = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-bench-')));
	makeCheckout(root, checkout);
	const program = path.join(import.meta.dirname, 'companion.mjs');
	const companion = spawn(process.execPath, ['--disable-sigusr1', program, checkout], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	try {
		const launchUrl = String((await once(companion.stdout, 'data'))[0]).trim();
		const subjects = [...subjectsOf(checkout, launchUrl), ...costSubjects()].filter(({ group }) =>
			group.includes(only),
		);
		const rows = await measure(subjects, rounds);
		return { result: { rounds, rows }, words: `${rounds} rounds\n\n${tableOf(rows)}` };
	} finally {
		companion.stdin.end();
		await once(companion, 'exit');
		fs.rmSync(checkout, { recursive: true, force: true });
	}
}

async function measure(subjects: Subject[], rounds: number): Promise<Row[]> {
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
	return rowsOf(subjects, measured, cpu);
}
