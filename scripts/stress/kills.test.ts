import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kills } from './kills.ts';

const linux = { skip: process.platform !== 'linux' };

// What happens is up to the machine all the same: a failure names its seed, for `npm run stress -- --only kills --seed …`.
const SEED = Date.now() % 1_000_000;

test(
	'startRun() loses nothing and leaves nothing of runs whose processes are killed at random moments',
	linux,
	async () => {
		const { problems, acknowledged } = await kills('kills', SEED, 20);
		assert.deepEqual(problems, []);
		assert.ok(acknowledged > 0, 'the programs had done something');
	},
);

test(
	'recover() has all that was done when a runner was killed at a random moment, and nothing of it lives on',
	linux,
	async () => {
		const { problems, acknowledged } = await kills('runner', SEED, 20);
		assert.deepEqual(problems, []);
		assert.ok(acknowledged > 0, 'the programs had done something');
	},
);
