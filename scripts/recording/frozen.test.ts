import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { recordingSchema } from './schema.ts';
import { FORMAT_VERSION } from './types.ts';

test('recordingSchema is what it was when its version was frozen', () => {
	const file = `frozen/version-${FORMAT_VERSION}.json`;
	const frozen = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
	assert.deepEqual(
		recordingSchema,
		frozen,
		`Version ${FORMAT_VERSION} of the format is frozen: recordings of it are out there, and readers that know it. A change
of the schema needs FORMAT_VERSION + 1, a file frozen/version-<that>.json, and readers for both.`,
	);
});
