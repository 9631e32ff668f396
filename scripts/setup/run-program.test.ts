import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram } from './run-program.ts';

const here = { cwd: import.meta.dirname };

test('runProgram() keeps the words and the exit code', async () => {
	const { code, said, late } = await runProgram(
		['-e', 'console.log("out"); console.error("err"); process.exitCode = 3'],
		here,
	);
	assert.deepEqual([code, said.split('\n').sort().join(), late], [3, ',err,out', false]);
});

test('runProgram() ends a program that takes too long, with what it started', {
	skip: process.platform === 'win32',
}, async () => {
	const program = `
		const { spawn } = require('node:child_process');
		spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'inherit'] });
		setInterval(() => {}, 1000);`;
	// It resolves when the pipes are closed: so its child, which has them too, has ended.
	const { code, late } = await runProgram(['-e', program], { ...here, limitMs: 1_500 });
	assert.deepEqual([code, late], [null, true]);
});

test('runProgram() ends when it is told to', async () => {
	const controller = new AbortController();
	const running = runProgram(['-e', 'setInterval(() => {}, 1000)'], { ...here, stop: controller.signal });
	controller.abort();
	assert.equal((await running).code, null);
});
