import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standsAt } from './toolbar.ts';

test('standsAt() tells the instant that is shown, and that of the last event where it is another', () => {
	assert.equal(standsAt(160_000, { t: 100_354 }), '160.000 ms · last at 100.354 ms: ');
	assert.equal(standsAt(100_354, { t: 100_354 }), '100.354 ms · ');
});
