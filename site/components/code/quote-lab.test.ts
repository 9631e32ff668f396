import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { quoteLab } from './quote-lab.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

test('quoteLab() quotes a lab by its id or by the last part of it', () => {
	const quote = quoteLab(ROOT, { lab: 'first-race', region: 'sell' });
	assert.equal(quote.id, 'sharing/first-race');
	assert.match(quote.code, /^while \(sold < 3\) \{\n[\s\S]*\n\}$/);
});

test('quoteLab() quotes what a lab takes from labs/lib', () => {
	const quote = quoteLab(ROOT, { lab: 'sharing/mutex', file: 'lib/mutex.ts', region: 'lock' });
	assert.match(quote.code, /Atomics\.wait/);
});

for (const [what, wanted, message] of [
	['lab', { lab: 'sharing/first-rase' }, /Did you mean "sharing\/first-race"\?/],
	[
		'file',
		{ lab: 'first-race', file: 'man.ts' },
		/labs\/sharing\/first-race.*no file "man\.ts"[\s\S]*Did you mean "main\.ts"\?/,
	],
	[
		'region',
		{ lab: 'first-race', region: 'sel' },
		/labs\/sharing\/first-race\/main\.ts.*no region "sel"[\s\S]*Did you mean "sell"\?/,
	],
] as const) {
	test(`quoteLab() refuses an unknown ${what} and names the near one`, () => {
		assert.throws(() => quoteLab(ROOT, wanted), message);
	});
}
