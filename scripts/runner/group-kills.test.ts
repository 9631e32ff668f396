import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupKills, OTHERS } from './group-kills.ts';
import { holdBack } from './hold-back.ts';
import type { Line } from './lines.ts';

const kill = (pid: number): Line => ({ k: 'kill', t: 5, pid, signal: 'SIGHUP' });

test('groupKills() lets a signal to a group wait until the other files were read, and what comes after it', () => {
	const taken: unknown[] = [];
	const others = groupKills();
	const held = holdBack((file, line, forced) => {
		const key = forced ? undefined : others(line);
		if (key === undefined) taken.push([file, line.k]);
		return key;
	});
	held.take('a', kill(-7));
	held.take('a', { k: 'abort', t: 6 });
	held.take('b', { k: 'abort', t: 4 });
	assert.deepEqual(taken, [['b', 'abort']]);
	held.wake(OTHERS);
	held.settle();
	assert.deepEqual(taken.slice(1), [
		['a', 'kill'],
		['a', 'abort'],
	]);
});

test('groupKills() lets a signal to one process pass', () => {
	assert.equal(groupKills()(kill(7)), undefined);
	assert.equal(groupKills()(kill(0)), OTHERS);
});
