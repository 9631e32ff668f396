import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate } from '../../recording/validate.ts';
import { largeRecording } from './large-recording.ts';

test('largeRecording() is a recording of about as many events as were asked for', () => {
	const recording = largeRecording(5000);
	assert.ok(Math.abs(recording.events.length - 5000) < 10, String(recording.events.length));
	assert.deepEqual(validate(recording), []);
});
