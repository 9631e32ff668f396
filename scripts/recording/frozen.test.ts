import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { recordingSchema } from './schema.ts';
import { FORMAT_VERSION } from './types.ts';

const frozen = (version: number) =>
	JSON.parse(readFileSync(new URL(`frozen/version-${version}.json`, import.meta.url), 'utf8'));

test('recordingSchema is what it was when its version was frozen', () => {
	assert.deepEqual(
		recordingSchema,
		frozen(FORMAT_VERSION),
		`Version ${FORMAT_VERSION} of the format is frozen: recordings of it are out there, and readers that know it. A change
of the schema needs FORMAT_VERSION + 1, a file frozen/version-<that>.json, and readers for both.`,
	);
});

test('recordingSchema takes version 1 as it was: version 2 adds the knobs and nothing else', () => {
	const [one, two] = [frozen(1), frozen(2)];
	const { knobs: _, version, ...properties } = two.$defs.header.properties;
	const { dependentSchemas, ...header } = two.$defs.header;
	assert.deepEqual(version, { enum: [1, 2] });
	assert.deepEqual(dependentSchemas, { knobs: { properties: { version: { const: 2 } } } });
	two.$defs.header = { ...header, properties: { ...properties, version: { const: 1 } } };
	assert.deepEqual(two, one);
});
