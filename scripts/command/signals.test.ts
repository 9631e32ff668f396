import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whenAskedToStop } from './signals.ts';

test('whenAskedToStop() asks once, and a second signal of npm does not end us', (t) => {
	let stops = 0;
	const asked = whenAskedToStop(() => stops++);
	t.after(() => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
	});
	assert.equal(asked.code, undefined);
	for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) process.emit(signal);
	assert.deepEqual([stops, asked.code], [1, 130]);
	// Without a listener the next one would end this process where it stands.
	assert.ok(process.listenerCount('SIGINT') > 0);
});
