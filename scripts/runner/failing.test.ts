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

const on = (failures: ReturnType<typeof failing>, stream: 1 | 2, text: string, t: number) =>
	failures.on(stream, Buffer.from(text), t);

test('failing() finds whose heap is full by what V8 prints, until it ends', () => {
	const [first, second] = [lane(1), lane(2)];
	const failures = failing([first, second], () => 2);
	assert.equal(on(failures, 2, `a program says: ${FULL}`, 5), undefined);
	assert.equal(on(failures, 2, FULL.replace('2:', '3:'), 5), undefined);
	assert.equal(on(failures, 2, FULL, 6)?.lane, second);
	assert.equal(on(failures, 2, ' 4: 0xf461e5  [node]\n', 6)?.lane, second);
	assert.equal(on(failures, 1, ' 4: 0xf461e5  [node]\n', 6), undefined);
	assert.equal(on(failures, 2, 'what another says\n', 6), undefined);
	second.ended = true;
	assert.equal(on(failures, 2, ' 5: 0xf443ec  [node]\n', 7), undefined);
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
	assert.equal(on(failures, 2, 'Error', 4), undefined);
	assert.deepEqual(on(failures, 2, 'Error', 10), { lane: first, t: 5 });
	assert.deepEqual(on(failures, 2, 'Error', 31), { lane: second, t: 20 });
	assert.deepEqual(on(failures, 2, '----- Native stack trace -----\n', 31), { lane: aborted, t: 30 });
});

test('failing() ends with the last words of Node: what comes after them is of another', () => {
	const failed = lane(1, { ownEnd: { t: 5, code: 1, why: 'error' } });
	const failures = failing([failed], () => 2);
	const failure = on(failures, 2, 'Error: one\n', 6);
	assert.ok(failure);
	assert.equal(failures.take(failure, Buffer.from('Error: one\n')), 11);
	assert.equal(failures.take(failure, Buffer.from('    at it\n\nNode.js v26.10.0\nfrom sh\n')), 28);
	assert.equal(on(failures, 2, 'from sh\n', 7), undefined);
});
