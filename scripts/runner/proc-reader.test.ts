import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { procReader } from './proc-reader.ts';

test('procReader() reads anew each time, until the process is gone', {
	skip: process.platform !== 'linux',
}, async () => {
	const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
	const reader = procReader(`/proc/${child.pid}/stat`);
	assert.ok(reader);
	assert.match(reader.read() ?? '', new RegExp(`^${child.pid} \\(.+\\) [A-Z] ${process.pid} `));
	child.stdin.end();
	await once(child, 'exit');
	assert.equal(reader.read(), undefined);
	assert.equal(reader.read(), undefined);
});

test('procReader() is nothing where there is no such process', () => {
	assert.equal(procReader('/proc/0/stat'), undefined);
});
