import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StreamItem } from '../recording/types.ts';
import { assemble } from './assemble.ts';
import type { Line } from './lines.ts';
import { shorten } from './shorten.ts';

test('assemble() tells an end by a signal not before the signal was sent, also where nobody saw the end', () => {
	const items: StreamItem[] = [];
	const nothing = () => {};
	const assembly = assemble({
		...{ token: 'root', start: 0, pid: 1, command: ['node', 'a.js'], events: 100 },
		...{ shorten: shorten('/', '/'), emit: (item: StreamItem) => items.push(item) },
		...{ output: nothing, flood: nothing, ending: nothing },
	});
	const lines = [
		{ k: 'begin', t: 1, up: 0, spawn: 'root', pid: 1, ppid: 0 },
		{ k: 'spawn', t: 2, spawn: 'child', file: 'sleep', argv: ['sleep', '9'] },
		{ k: 'spawned', t: 3, spawn: 'child', pid: 2 },
		{ k: 'kill', t: 50, pid: 2, signal: 'SIGTERM' },
	];
	for (const line of lines) assembly.take('P1', line as Line);
	const child = assembly.lanes[1];
	assert.ok(child);
	assembly.end(child, { code: null, signal: 'SIGKILL' });
	const told = items.flatMap((item) =>
		'kind' in item && item.lane === 'P2' && 'signal' in item ? [[item.kind, item.t, item.signal]] : [],
	);
	assert.deepEqual(told, [
		['signal', 50, 'SIGTERM'],
		['exit', 50, 'SIGTERM'],
	]);
});
