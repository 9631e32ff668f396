import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { lineIn, regionAround, sourceLines } from './source-lines.ts';

test('sourceLines() keeps true numbers where marks of regions are left out', () => {
	const lines = sourceLines('a;\n// #region x\nb;\n// #endregion x\nc;\n', 'main.ts');
	assert.deepEqual(
		lines.map(({ number, tokens }) => [number, tokens[0]?.text]),
		[
			[1, 'a;'],
			[3, 'b;'],
			[5, 'c;'],
		],
	);
});

test('sourceLines() tells keywords, comments and texts apart', () => {
	const [line] = sourceLines("const a = 'if'; // if", 'main.ts');
	assert.deepEqual(
		line?.tokens.map(({ text, kind }) => `${kind}:${text}`),
		['keyword:const', 'code: a = ', "text:'if'", 'code:; ', 'comment:// if'],
	);
});

test('sourceLines() marks the lines that lanes were at', () => {
	const text = Array.from({ length: 30 }, (_, index) => `line${index + 1}`).join('\n');
	const lines = sourceLines(text, 'main.ts', firstRace);
	assert.deepEqual(lines.find(({ number }) => number === 26)?.lanes, ['P1.T1', 'P1.T2']);
	assert.deepEqual(lines.find(({ number }) => number === 1)?.lanes, []);
});

test('lineIn() knows the file by its last part', () => {
	assert.equal(lineIn('main.ts', 'main.ts:12'), 12);
	assert.equal(lineIn('main.ts', 'file:///a/b/main.ts:12:5'), 12);
	assert.equal(lineIn('main.ts', 'child.ts:3'), undefined);
	assert.equal(lineIn('main.ts', undefined), undefined);
});

test('regionAround() finds the region that holds a line', () => {
	const text = 'a\n\t// #region x\nb\nc\n\t// #endregion x\nd';
	assert.deepEqual(regionAround(text, 4), { from: 3, to: 4 });
	assert.equal(regionAround(text, 6), undefined);
});
