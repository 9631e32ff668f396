import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withLock } from './lock.cjs';

test('withLock() lets one process at a time through', async () => {
	const { lock, file } = folders();
	// Each process reads the number, lets others go on, and writes the next one: a lost update shows.
	const program = `
		const fs = require('node:fs');
		const { withLock } = require(${JSON.stringify(join(import.meta.dirname, 'lock.cjs'))});
		const count = () => withLock(${JSON.stringify(lock)}, async () => {
			const was = Number(fs.readFileSync(${JSON.stringify(file)}, 'utf8'));
			await new Promise(setImmediate);
			fs.writeFileSync(${JSON.stringify(file)}, String(was + 1));
		});
		(async () => { for (let i = 0; i < 5; i += 1) await count(); })();`;
	writeFileSync(file, '0');
	await Promise.all([0, 1, 2, 3].map(() => ended(program)));
	assert.equal(readFileSync(file, 'utf8'), '20');
});

test('withLock() does not wait for a dead process', async () => {
	const { lock } = folders();
	await ended(`
		const { withLock } = require(${JSON.stringify(join(import.meta.dirname, 'lock.cjs'))});
		withLock(${JSON.stringify(lock)}, async () => process.kill(process.pid, 'SIGKILL'));`);
	assert.equal(await withLock(lock, async () => 'done', fail), 'done');
});

test('withLock() frees the lock when the work fails', async () => {
	const { lock } = folders();
	await assert.rejects(
		withLock(lock, () => Promise.reject(new Error('no'))),
		/no/,
	);
	assert.equal(await withLock(lock, async () => 'done', fail), 'done');
});

test('withLock() takes over from another machine that has long been silent', async () => {
	const { lock } = folders();
	mkdirSync(lock);
	writeFileSync(join(lock, '7'), JSON.stringify({ pids: [1], host: 'elsewhere' }));
	const longAgo = new Date(Date.now() - 3_600_000);
	utimesSync(join(lock, '7'), longAgo, longAgo);
	assert.equal(await withLock(lock, async () => 'done', fail), 'done');
});

function folders() {
	const folder = mkdtempSync(join(tmpdir(), 'interleave-lock-'));
	after(() => rmSync(folder, { recursive: true, force: true }));
	return { lock: join(folder, 'lock'), file: join(folder, 'number') };
}

function ended(program: string): Promise<unknown> {
	return new Promise((resolve) => spawn(process.execPath, ['-e', program], { stdio: 'inherit' }).on('close', resolve));
}

function fail(): never {
	throw new Error('waited for a lock that is free');
}
