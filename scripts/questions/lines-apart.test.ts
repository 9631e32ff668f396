import assert from 'node:assert/strict';
import { test } from 'node:test';
import { out, sample } from '../recording/fixture.ts';
import { lines, printed } from '../recording/queries.ts';
import { linesApart } from './lines-apart.ts';

test('linesApart() gives each line an event, at the write that completed it, and prints the same', () => {
	const run = sample([out(10, 'P1', 'a\nb\nc', 11), out(20, 'P1', 'd\n', 21), out(30, 'P2', 'e', 31)]);
	const apart = linesApart(run);
	const texts = apart.events.flatMap((event) => (event.kind === 'out' ? [[event.t, event.text]] : []));
	assert.deepEqual(texts, [
		[10, 'a\n'],
		[10, 'b\n'],
		[20, 'cd\n'],
		[30, 'e'],
	]);
	assert.equal(printed(apart), printed(run));
	assert.deepEqual(lines(apart), ['a', 'b', 'cd', 'e']);
	assert.deepEqual(linesApart(apart), apart);
});
