import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escaped, plain } from './plain.ts';

test('plain() keeps text, line ends and tabs as they are', () => {
	assert.equal(plain('a\tü 🙂 漢\nb'), 'a\tü 🙂 漢\nb');
});

test('plain() shows what would act or reorder', () => {
	assert.equal(plain('\u001b[2J\u0007'), '␛[2J␇');
	assert.equal(plain('a\u202Eb\u2066'), 'a‹U+202E›b‹U+2066›');
	assert.equal(plain('\ud800x\u007f'), '‹U+D800›x␡');
});

test('escaped() leaves nothing that HTML or SVG would read as markup', () => {
	assert.equal(escaped(`<b a="1" c='2'>&`), '&#60;b a=&#34;1&#34; c=&#39;2&#39;&#62;&#38;');
});
