import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companionOf, post, site } from './fixture.ts';
import { keepRecordings } from './recordings.ts';

const body = (text: string, name = 'r.json') => ({ recordings: [{ name, text }] });

test('keepRecordings() gives back what it was given, by a name that is not to be guessed', () => {
	const { keep, find } = keepRecordings();
	const both = {
		recordings: [body('a').recordings[0], body('b').recordings[0]],
		sources: [{ name: 'x.ts', text: '1' }],
	};
	const { id } = keep(both);
	assert.match(id, /^[0-9a-f]{32}$/);
	assert.deepEqual(find(id), both);
	assert.throws(() => find('0'.repeat(32)), { statusCode: 404 });
});

test('keepRecordings() forgets the oldest: by number and by size, and never the newest', () => {
	const { keep, find } = keepRecordings({ count: 3, bytes: 100 });
	const textOf = (id: string) => {
		try {
			return find(id).recordings[0]?.text;
		} catch {
			return undefined;
		}
	};
	const ids = ['a', 'b', 'c', 'd'].map((text) => keep(body(text)).id);
	assert.deepEqual(ids.map(textOf), [undefined, 'b', 'c', 'd']);
	const large = keep(body('x'.repeat(1000))).id;
	assert.deepEqual(
		[...ids, large].map((id) => textOf(id) !== undefined),
		[false, false, false, false, true],
	);
	const after = keep(body('e')).id;
	assert.deepEqual([textOf(large), textOf(after)], [undefined, 'e']);
});

test('keepRecordings() refuses what is not one or two recordings with their texts', () => {
	const { keep } = keepRecordings();
	const one = { name: 'a', text: '' };
	const bad = [null, 7, [], {}, { recordings: [] }, { recordings: [one, one, one] }, { recordings: [{ name: 'a' }] }];
	const more = [{ recordings: [one], sources: 'x' }, { recordings: [one], path: '/etc/passwd' }, { recordings: one }];
	for (const given of [...bad, ...more, { recordings: [{ name: 'n'.repeat(1000), text: '' }] }])
		assert.throws(() => keep(given), { statusCode: 400 }, JSON.stringify(given).slice(0, 80));
});

test('startCompanion() keeps what the command hands over, for a page with the token', async (t) => {
	const companion = await companionOf(t, site(t));
	const handed = { ...body('x'.repeat(300_000)), sources: [] };
	const answer = await post(companion, 'api/recordings', handed);
	assert.equal(answer.status, 201);
	const { id } = (await answer.json()) as { id: string };
	const ask = (where: string) =>
		fetch(new URL(where, companion.url), { headers: { authorization: `Bearer ${companion.token}` } });
	assert.deepEqual(await (await ask(`api/recordings/${id}`)).json(), handed);
	const missing = await ask(`api/recordings/${'0'.repeat(32)}`);
	assert.equal(missing.status, 404);
	assert.match(((await missing.json()) as { remedy: string }).remedy, /interleave -- view FILE/);
});
