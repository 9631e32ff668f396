import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

test('startRun() finds the place of a call, whatever the program does to stacks', async () => {
	const { recording, out, err } = await recordFixture('places.mjs');
	assert.equal(err.toString(), '');
	const marks = eventsOf(recording, 'mark').map(({ name, at }) => `${name} ${at?.split(':').at(-1)}`);
	assert.deepEqual(`${marks.join('\n')}\n`, out.toString());
	for (const { name, at = '' } of eventsOf(recording, 'mark'))
		assert.equal(at.split(':')[0], name === 'script' ? '/somewhere/script.js' : 'places.mjs');
});
