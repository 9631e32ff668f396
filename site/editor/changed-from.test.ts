import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedFrom } from './changed-from.ts';

const files = { 'main.ts': 'a\nb\nc\nd\ne\nf\ng\nh\n' };
const change = { 'main.ts': 'a\nb\nc\nD\ne\nf\ng\nh\n' };

test('changedFrom() makes the change in the text of a reader, who keeps what is elsewhere', () => {
	const mine = { 'main.ts': `${files['main.ts']}mine\n` };
	assert.deepEqual(changedFrom(files, mine, change), {
		texts: { 'main.ts': `${change['main.ts']}mine\n` },
		how: 'applied',
	});
});

test('changedFrom() gives the changed program where the text has no place for the change, and says so', () => {
	assert.deepEqual(changedFrom(files, { 'main.ts': 'other' }, change), { texts: change, how: 'replaced' });
});

test('changedFrom() sees that the change is made already', () => {
	assert.equal(changedFrom(files, change, change).how, 'already');
});
