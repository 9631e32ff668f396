import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparedVariants } from './compared-variants.ts';

test('comparedVariants() takes two variants, one of them perhaps the program as it is', () => {
	assert.deepEqual(comparedVariants('- none'), [{}, { variant: 'none' }]);
	assert.deepEqual(comparedVariants('one  none', 'half, without'), [
		{ variant: 'one', words: 'half' },
		{ variant: 'none', words: 'without' },
	]);
});

test('comparedVariants() refuses what is not two, and says how to write it', () => {
	assert.throws(() => comparedVariants('none'), /name two variants, or "-" and one: variants="- none"/);
	assert.throws(() => comparedVariants('a b c'), /name two variants/);
	assert.throws(() => comparedVariants('- none', 'with the lock'), /what each of the two is called/);
});
