import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Step, schedule } from './schedule.ts';

const passes = async () => ({ passed: 1, failed: 0 });
const quiet = { slots: 2, started: () => {}, ended: () => {} };

test('schedule() does a step after those that it needs', async () => {
	const order: string[] = [];
	const steps: Step[] = [
		{ name: 'last', after: ['first', 'second'], work: passes },
		{ name: 'first', work: passes },
		{ name: 'second', after: ['first'], work: passes },
	];
	const done = await schedule(steps, { ...quiet, started: ({ name }) => order.push(name) });
	assert.deepEqual(order, ['first', 'second', 'last']);
	assert.deepEqual(
		done.map(({ failed }) => failed),
		[0, 0, 0],
	);
});

test('schedule() counts a step as failed, and does not do it, when one that it needs failed', async () => {
	const steps: Step[] = [
		{ name: 'breaks', work: async () => ({ passed: 0, failed: 1 }) },
		{ name: 'throws', work: () => Promise.reject(new Error('why')) },
		{ name: 'needs', after: ['breaks'], work: () => assert.fail('must not be done') },
		{ name: 'needs that', after: ['needs'], work: () => assert.fail('must not be done') },
		{ name: 'free', work: passes },
	];
	const done = await schedule(steps, quiet);
	assert.deepEqual(
		Object.fromEntries(done.map(({ name, failed, blocked }) => [name, `${failed}${blocked ? ' blocked' : ''}`])),
		{
			breaks: '1',
			throws: '1',
			needs: '1 blocked',
			'needs that': '1 blocked',
			free: '0',
		},
	);
	assert.match(done.find(({ name }) => name === 'throws')?.words ?? '', /why/);
});

test('schedule() fills its slots, and keeps apart what uses the same thing', async () => {
	let now = 0;
	let most = 0;
	let users = 0;
	const work = (uses?: string) => async () => {
		now += 1;
		most = Math.max(most, now);
		if (uses) assert.equal(++users, 1);
		await new Promise((resolve) => setTimeout(resolve, 5));
		if (uses) users -= 1;
		now -= 1;
		return passes();
	};
	const steps = [1, 2, 3, 4, 5].map((n): Step => ({ name: `${n}`, work: work() }));
	const apart = [6, 7, 8].map((n): Step => ({ name: `${n}`, uses: 'it', work: work('it') }));
	const done = await schedule([...apart, ...steps], quiet);
	assert.deepEqual([most, done.length, done.filter(({ failed }) => failed > 0).length], [2, 8, 0]);
});

test('schedule() refuses steps that wait for each other', async () => {
	const steps: Step[] = [
		{ name: 'a', after: ['b'], work: passes },
		{ name: 'b', after: ['a'], work: passes },
	];
	await assert.rejects(schedule(steps, quiet), /wait for each other: a, b/);
});
