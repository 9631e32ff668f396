import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RunOptions } from './options.ts';
import { findProcesses } from './processes.ts';
import { startProgram } from './program.ts';
import { startRun } from './run.ts';

const linux = { skip: process.platform !== 'linux' };
const FIXTURES = join(import.meta.dirname, 'fixtures');

for (const fixture of ['bomb.mjs', 'shell-bomb.mjs'])
	test(`startRun() ends ${fixture}, and nothing of it is left`, linux, async () => {
		const limits = { processes: 30, memoryBytes: 2 ** 30, timeoutMs: 60_000 };
		const options: RunOptions = {
			argv: [join(FIXTURES, fixture)],
			cwd: FIXTURES,
			env: process.env,
			stdin: 'ignore',
			limits,
		};
		const program = startProgram(options);
		const { header } = await startRun({ ...options, program }).done;
		assert.equal(header.exit?.cause, 'processes');
		const marks = { run: program.run, session: program.pid, limit: program.limit };
		assert.deepEqual(
			findProcesses(marks).filter(({ zombie }) => !zombie),
			[],
		);
	});
