import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldOrder } from './told-order.ts';
import type { RunEvent } from './types.ts';

test('toldOrder() tells of an end before its zombie, and of no CPU time', () => {
	const event = (t: number, lane: string, of: object) => ({ t, lane, ...of }) as RunEvent;
	const zombie = (t: number, lane: string) => event(t, lane, { kind: 'state', state: 'zombie' });
	const exit = (t: number, lane: string) => event(t, lane, { kind: 'exit', code: 0, signal: null });
	const cpu = event(5, 'P1', { kind: 'cpu', us: 1 });
	const mark = event(5, 'P1', { kind: 'mark', name: 'm' });
	const events = [
		zombie(5, 'P2'),
		cpu,
		zombie(5, 'P3'),
		mark,
		exit(5, 'P3'),
		exit(5, 'P2'),
		zombie(9, 'P4'),
		exit(8, 'P4'),
	];
	assert.deepEqual(
		toldOrder(events).map(({ lane, kind }) => `${lane} ${kind}`),
		['P1 mark', 'P3 exit', 'P3 state', 'P2 exit', 'P2 state', 'P4 state', 'P4 exit'],
	);
	const inOrder = [exit(5, 'P2'), zombie(5, 'P2')];
	assert.deepEqual(toldOrder(inOrder), inOrder);
});
