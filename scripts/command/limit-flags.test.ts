import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interleave, programs } from './fixture.ts';
import { limitsOf } from './limit-flags.ts';

test('limitsOf() reads times, sizes and numbers, and refuses others', () => {
	const given = (...entries: [string, string][]) => limitsOf(new Map(entries));
	assert.deepEqual(given(), {});
	const all = given(['timeout', '2s'], ['memory', '300M'], ['processes', '12']);
	assert.deepEqual(all, { timeoutMs: 2000, memoryBytes: 300 * 1024 * 1024, processes: 12 });
	assert.equal(given(['memory', '2g']).memoryBytes, 2 * 1024 ** 3);
	for (const [name, value] of [
		['memory', '300'],
		['memory', '0M'],
		['processes', 'many'],
		['processes', '0'],
		['timeout', '2'],
	] as const)
		assert.throws(() => given([name, value]), {
			name: 'UsageError',
			message: new RegExp(`--${name} takes .*"${value}"`),
		});
});

test('run ends with 124 what takes more memory or processes than it may', {
	skip: process.platform !== 'linux',
}, async (t) => {
	const cwd = programs(t, {
		'hoard.mjs': 'const kept = []; setInterval(() => kept.push(Buffer.alloc(1 << 24, 1)), 5)',
		'bomb.mjs': `import { spawn } from 'node:child_process';
			for (let i = 0; i < 30; i++) spawn('sleep', ['1000']);`,
	});
	const hoard = await interleave(['run', '--memory', '200M', 'hoard.mjs'], { cwd });
	assert.equal(hoard.code, 124);
	const bomb = await interleave(['run', '--processes', '8', 'bomb.mjs'], { cwd });
	assert.equal(bomb.code, 124);
});
