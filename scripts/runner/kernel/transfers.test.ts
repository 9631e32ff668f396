import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownLane } from '../known-lane.ts';
import { newProcess } from './process.ts';
import { transfers } from './transfers.ts';

const FILE = 'pipe:[7]';

/** Two processes of which one writes to a pipe and the other reads from it; gives what is told, in its order. */
function pair() {
	const told: string[] = [];
	const bytes = transfers((_, { way, t, fd, size, bytes }) => told.push(`${way} ${fd} ${t} ${bytes} of ${size}`));
	const [writer, reader] = [1, 2].map((pid) => newProcess({ pid, born: 0 })) as [never, never];
	const lane = {} as KnownLane;
	const write = `1<${FILE}>, "abc", 3`;
	return {
		told,
		begin: () => bytes.begin(writer, { k: 'begun', tid: 1, t: 10, name: 'write', args: write }),
		write: (result: number) =>
			bytes.end(writer, lane, { k: 'call', tid: 1, t: 10, to: 30, name: 'write', args: write, result }),
		read: () =>
			bytes.end(reader, lane, {
				...{ k: 'call', tid: 2, t: 5, to: 20, name: 'read' },
				...{ args: `0<${FILE}>, "abc", 99`, result: 3 },
			}),
		gone: () => bytes.gone(writer),
	};
}

test('transfers() tells of a read after the write that it read from, whichever returned first', () => {
	const { told, begin, read, write } = pair();
	begin();
	read();
	assert.deepEqual(told, []);
	write(3);
	assert.deepEqual(told, ['write 1 10 abc of 3', 'read 0 20 abc of 3']);
});

test('transfers() tells of a read when the writer failed, or is gone', () => {
	for (const how of ['write', 'gone'] as const) {
		const { told, begin, read, write, gone } = pair();
		begin();
		read();
		if (how === 'write') write(-1);
		else gone();
		assert.deepEqual(told, ['read 0 20 abc of 3']);
	}
});

test('transfers() tells no more of a write than was written', () => {
	const { told, write } = pair();
	write(2);
	assert.deepEqual(told, ['write 1 10 ab of 2']);
});
