import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidy } from './tidy.ts';

test('tidy() puts the variables of the palette in the place of the colours that stand for them', () => {
	const svg = '<svg><style>a { fill: rgb(1, 2, 3); stroke: #070809; }</style><path stroke="#999"/></svg>';
	const tidied = '<svg><style>a { fill: var(--paper); stroke: var(--ink); }</style><path stroke="var(--line)"/></svg>';
	assert.equal(tidy(svg), tidied);
});

test('tidy() keeps one decimal of a coordinate', () => {
	assert.equal(tidy('<path d="M1.2345,-6.789L10,2.5"/>'), '<path d="M1.2,-6.8L10,2.5"/>');
});

for (const foreign of ['#ff00aa', '#abc', 'rgb(9, 9, 9)', 'rgba(0, 0, 0, 0.1)', 'hsl(0, 0%, 10%)']) {
	test(`tidy() refuses the colour ${foreign}, which would stay the same in the dark`, () => {
		assert.throws(() => tidy(`<path fill="${foreign}"/>`), /is not of our palette/);
	});
}

test('tidy() takes a reference for no colour', () => {
	const svg = '<path marker-end="url(#d-0123456789abcdef-arrow)" aria-labelledby="a#fff-b"/><style>#d-abc { }</style>';
	assert.equal(tidy(svg), svg);
});
