import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadClaims } from './claims.ts';
import { checkout, lab } from './fixture.ts';
import { loadLabs } from './load.ts';

const claim = (more = '') => `{ id: 'a', says: 'It is so.', kind: 'always', judge() {}, ${more} }`;

test('loadClaims() loads claims and outcomes', async (t) => {
	const text = `export const claims = [${claim()}]; export const outcome = { classes: { a: 'A' }, of() {} };`;
	const [one] = loadLabs(checkout(t, lab('a/b', { 'claims.ts': text })));
	assert.ok(one);
	const module = await loadClaims(one);
	assert.deepEqual([module.claims.length, Object.keys(module.outcome?.classes ?? {})], [1, ['a']]);
});

test('loadClaims() names the file and what is wrong', async (t) => {
	const cases: [string, RegExp][] = [
		['export const claim = [];', /^labs\/a\/b\/claims\.ts: it exports no list `claims`/],
		[`throw new Error('no');`, /claims\.ts: it cannot be loaded: no/],
		[`export const claims = [${claim()}, ${claim()}];`, /claim "a" stands there twice/],
		[`export const claims = [${claim(`id: 'Not This'`)}];`, /claim "Not This" has an id that is not in kebab-case/],
		[`export const claims = [${claim(`kind: 'never'`)}];`, /unknown kind "never"/],
		[`export const claims = [${claim(`says: ' '`)}];`, /claim "a" says nothing/],
		[`export const claims = [${claim(`judge: 1`)}];`, /has no function `judge`/],
		[`export const claims = [${claim(`variant: 'loud'`)}];`, /is about an unknown variant "loud"/],
		['export const claims = []; export const outcome = { classes: {}, of() {} };', /names 0 classes/],
		[`export const claims = []; export const outcome = { classes: { a: 'A' } };`, /`outcome` has no function `of`/],
	];
	for (const [text, message] of cases) {
		const [one] = loadLabs(checkout(t, lab('a/b', { 'claims.ts': text })));
		assert.ok(one);
		await assert.rejects(loadClaims(one), { name: 'LabError', message }, text);
	}
});
