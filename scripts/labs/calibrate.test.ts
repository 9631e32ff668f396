import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrate, calibrationFor, judgeShares } from './calibrate.ts';

test('judgeShares() takes cores for free when every thread had one of its own', () => {
	assert.deepEqual(judgeShares([0.99, 1.004]), {
		coresFree: true,
		detail: '2 computing threads got 99 %, 100 % of a core',
	});
	assert.equal(judgeShares([0.99, 0.5]).coresFree, false);
	assert.equal(judgeShares([1]).coresFree, false);
});

test('calibrate() measures on this machine', async () => {
	const { coresFree, detail } = await calibrate();
	assert.equal(typeof coresFree, 'boolean');
	assert.match(detail, /^\d computing threads? got \d+ %/);
});

test('calibrationFor() measures only for a claim about speed', async () => {
	assert.equal(await calibrationFor([]), undefined);
});
