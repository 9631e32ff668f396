import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceHtml, differenceLines, filesDifferenceHtml } from './difference.ts';

const words = { before: 'the original', after: 'your text' };

test('differenceLines() numbers each line as its own text has it, and leaves out what is far from a change', () => {
	const before = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\n');
	const after = before.replace('line 6', 'other 6\nmore');
	assert.deepEqual(
		differenceLines(before, after).map((line) => (line.kind === 'gap' ? line.count : `${line.kind} ${line.text}`)),
		[
			2,
			...['same line 3', 'same line 4', 'same line 5', 'removed line 6', 'added other 6', 'added more'],
			...['same line 7', 'same line 8', 'same line 9', 3],
		],
	);
	const [moved] = differenceLines(before, after).filter((line) => line.kind !== 'gap' && line.text === 'line 7');
	assert.deepEqual(moved, { kind: 'same', text: 'line 7', before: 7, after: 8 });
});

test('differenceHtml() says by sign and by word what was added and removed, and lets no markup in', () => {
	const html = differenceHtml('a\n<b>\n', 'a\n<i>\n', words);
	assert.match(html, /− 1 line of the original, \+ 1 line of your text/);
	assert.match(html, /<span class="sr-only">removed: <\/span><code><del>&#60;b&#62;<\/del>/);
	assert.match(html, /<span class="sr-only">added: <\/span><code><ins>&#60;i&#62;<\/ins>/);
	assert.doesNotMatch(html, /<b>|<i>/);
});

test('differenceHtml() says so where there is no difference, and where texts differ in their end alone', () => {
	assert.match(differenceHtml('a', 'a', words), /no difference/);
	assert.match(differenceHtml('a', 'a\n', words), /only in how they end/);
});

test('filesDifferenceHtml() names the files that differ, and no others', () => {
	const html = filesDifferenceHtml({ 'a.ts': '1', 'b.ts': '2' }, { 'a.ts': '1', 'b.ts': '3' }, words);
	assert.match(html, /b\.ts/);
	assert.doesNotMatch(html, /a\.ts/);
});
