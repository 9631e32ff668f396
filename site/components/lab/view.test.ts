import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsNamed, type LabView, labView } from './view.ts';

test('labView() refuses an unknown lab or variant, and says what there is', async () => {
	await assert.rejects(labView('sharing/frist-race'), /there is no lab "sharing\/frist-race"[\s\S]*first-race/);
	await assert.rejects(labView('sharing/first-race', 'slow'), /has no variant "slow"/);
});

test('claimsNamed() takes claims in the order asked for, and refuses an unknown one', () => {
	const judged = ['a', 'b'].map((id) => ({ claim: { id } }));
	const view = { lab: { id: 't/x' }, judged } as unknown as LabView;
	assert.deepEqual(
		claimsNamed(view, 'b  a').map(({ claim }) => claim.id),
		['b', 'a'],
	);
	assert.throws(() => claimsNamed(view, 'c'), /labs\/t\/x\/claims\.ts: there is no claim "c"\s+It has a, b/);
});

test('labView() refuses a lab that has an exercise alone, and says what to write', async () => {
	await assert.rejects(labView('processes/join-timeout'), {
		name: 'LabError',
		message: /labs\/processes\/join-timeout\/main\.ts: [\s\S]*write <Exercise lab="processes\/join-timeout" \/>/,
	});
});
