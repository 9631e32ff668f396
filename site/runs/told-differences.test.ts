import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, sample } from '../../scripts/recording/fixture.ts';
import { pairDifferences, toldDifferences } from './told-differences.ts';

test('toldDifferences() offers the moments that there are, and says how many it left out', () => {
	const a = { lane: 'P1', t: 5 };
	const both = { says: 'Both.', a, b: { lane: 'P1', t: 7 } };
	const { heading, told, more } = toldDifferences([
		both,
		{ says: 'One.', a },
		{ says: 'None.' },
		...Array(5).fill(both),
	]);
	assert.equal(heading, 'What differs');
	assert.deepEqual(
		told.slice(0, 3).map(({ button }) => button),
		['Both moments', 'That moment', undefined],
	);
	assert.deepEqual(JSON.parse(told[0]?.moments ?? ''), { a, b: both.b });
	assert.deepEqual([told.length, more], [6, 'And 2 more.']);
});

test('pairDifferences() tells the runs by where they stand', () => {
	const [upper, lower] = [[mark(5, 'P1', 'in')], []].map((events) => ({ recording: sample(events), words: '' }));
	assert.ok(upper && lower);
	assert.deepEqual(
		pairDifferences(upper, lower).map(({ says }) => says),
		['Only in the upper run: main.ts marks "in".'],
	);
	assert.match(toldDifferences(pairDifferences(upper, upper)).heading, /^Nothing differs but times/);
});
