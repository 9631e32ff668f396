import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../scripts/recording/types.ts';
import { placesOf } from './source-part.ts';

test('placesOf() says where each lane was last, and nowhere once it has ended', () => {
	const events = [
		{ t: 0, lane: 'P1', kind: 'start' },
		{ t: 1, lane: 'P1', kind: 'mark', at: 'main.ts:3' },
		{ t: 2, lane: 'P1.T1', kind: 'mark', at: 'main.ts:9' },
		{ t: 3, lane: 'P1', kind: 'mark' },
		{ t: 4, lane: 'P1.T1', kind: 'exit' },
	] as RunEvent[];
	assert.deepEqual([...placesOf(events, 1)], []);
	assert.deepEqual(
		[...placesOf(events, 4)],
		[
			['P1', 'main.ts:3'],
			['P1.T1', 'main.ts:9'],
		],
	);
	assert.deepEqual([...placesOf(events)], [['P1', 'main.ts:3']]);
});
