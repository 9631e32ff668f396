import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failing } from './failing.ts';
import type { KnownLane } from './known-lane.ts';

/** A process with this pid. */
function lane(pid: number, more: Partial<KnownLane> = {}): KnownLane {
	const made = { lane: { id: `P${pid}`, kind: 'process', name: '', pid }, last: 0, ended: false, ...more };
	return Object.assign(made, { process: made }) as unknown as KnownLane;
}

const FULL = '\n<--- Last few GCs --->\n\n[2:0x26e12000]      126 ms: Mark-Compact';

test('failing() finds whose heap is full by what V8 prints, until it ends', () => {
	const [first, second] = [lane(1), lane(2)];
	const failures = failing([first, second], () => 2);
	assert.equal(failures.on(2, 5), undefined);
	failures.heard(2, Buffer.from(`a program says: ${FULL}`));
	failures.heard(2, Buffer.from(FULL.replace('2:', '3:')));
	assert.equal(failures.on(2, 5), undefined);
	failures.heard(2, Buffer.from(FULL));
	assert.deepEqual([failures.on(2, 6)?.lane, failures.on(1, 6)], [second, undefined]);
	second.ended = true;
	assert.equal(failures.on(2, 7), undefined);
});

test('failing() takes the process that came to its end last, and none whose error is printed elsewhere', () => {
	const ends = (t: number, why: string) => ({ ownEnd: { t, code: 1, why } });
	const [first, second, calm] = [
		lane(1, ends(5, 'error')),
		lane(2, ends(20, 'error')),
		lane(3, ends(6, 'process.exit')),
	];
	const aborted = lane(4, { last: 30, why: { why: 'process.abort' } });
	const aside = lane(5, ends(7, 'error'));
	const failures = failing([first, second, calm, aborted, aside], (each) => (each === aside ? undefined : 2));
	assert.equal(failures.on(2, 4), undefined);
	assert.deepEqual(failures.on(2, 10), { lane: first, t: 5 });
	assert.deepEqual(failures.on(2, 29), { lane: second, t: 20 });
	assert.deepEqual(failures.on(2, 31), { lane: aborted, t: 30 });
});
