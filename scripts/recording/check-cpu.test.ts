import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCpu } from './check-cpu.ts';
import { cpu, P1, P2, sample, start } from './fixture.ts';

test('checkCpu() refuses more CPU time than there was since the start', () => {
	assert.deepEqual(checkCpu(sample([cpu(10_000, 'P1', 12_001)])), [
		{ message: 'P1 used 12001 µs of CPU time within 10000 µs.', event: 2 },
	]);
});

test('checkCpu() refuses more CPU time than there was since the last event of CPU time', () => {
	const recording = sample([start(0, 'P1'), cpu(10_000, 'P1', 9000), cpu(11_000, 'P1', 3001)]);
	assert.deepEqual(
		checkCpu(recording).map(({ message }) => message),
		['P1 used 3001 µs of CPU time within 1000 µs.'],
	);
});

test('checkCpu() accepts clocks that are read one after the other, and a program with threads that is not Node', () => {
	assert.deepEqual(checkCpu(sample([cpu(10_000, 'P1', 11_900), cpu(10_000, 'P1', 1000)])), []);
	const lanes = [P1, { ...P2, node: false }];
	assert.deepEqual(checkCpu(sample([cpu(10_000, 'P2', 40_000)], { lanes })), []);
});
