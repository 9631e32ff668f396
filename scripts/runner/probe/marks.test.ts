import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordFixture } from '../fixtures/record-fixture.ts';

test('watchMarks() keeps as text what is nested deeper than a recording may be', async () => {
	const { recording } = await recordFixture('deep-mark.mjs');
	const details = recording.events.flatMap((event) => (event.kind === 'mark' ? [event.detail] : []));
	assert.deepEqual(
		details.map((detail) => [typeof detail, JSON.stringify(detail).length]),
		[
			['object', 201],
			['string', 205],
		],
	);
});
