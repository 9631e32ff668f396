import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styled } from './ansi.ts';

const shown = (text: string) =>
	styled(text).parts.map(({ text, className }) => (className ? `[${className}]${text}` : text));

test('styled() takes colours and weights', () => {
	assert.deepEqual(shown('a\u001b[1;31mb\u001b[0mc'), ['a', '[ansi-bold ansi-red]b', 'c']);
	assert.deepEqual(shown('\u001b[38;5;196mx\u001b[38;2;1;2;3my\u001b[94mz'), ['x', 'y', '[ansi-blue]z']);
});

test('styled() goes on with the style of the text before', () => {
	const { style } = styled('\u001b[4mline\n');
	assert.deepEqual(styled('next', style).parts, [{ text: 'next', className: 'ansi-underline' }]);
});

test('styled() drops every other sequence whole', () => {
	const cases = {
		'a\u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007b': 'alinkb',
		'a\u001b]8;;javascript:alert(1)\u001b\\link\u001b]8;;\u001b\\b': 'alinkb',
		'\u001b[2J\u001b[1;1Hclear': 'clear',
		'\u001b]0;title\u0007x': 'x',
		'\u001bcreset': 'reset',
		'cut \u001b]52;c;bWFjaGluZQ==': 'cut ',
		'cut \u001b[31': 'cut ',
		'cut \u001b': 'cut ',
	};
	for (const [text, want] of Object.entries(cases)) {
		assert.equal(
			styled(text)
				.parts.map((part) => part.text)
				.join(''),
			want,
		);
	}
});

test('styled() shows controls and directions instead of obeying them', () => {
	assert.deepEqual(shown('a\u202Eb\u0000'), ['a‹U+202E›b␀']);
});
