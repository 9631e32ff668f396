import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutRegion } from './cut-region.ts';

const PROGRAM = [
	'const a = 1;',
	'// #region inner',
	'\tif (a) {',
	'\t\tgo();',
	'\t}',
	'// #endregion inner',
	'end();',
	'',
].join('\n');

test('cutRegion() cuts a region out, less indented, with its place', () => {
	assert.deepEqual(cutRegion(PROGRAM, 'inner', 'main.ts'), { code: 'if (a) {\n\tgo();\n}', from: 3, to: 5 });
});

test('cutRegion() without a region is the whole program without the marks', () => {
	const { code, from, to } = cutRegion(PROGRAM, undefined, 'main.ts');
	assert.equal(code, 'const a = 1;\n\tif (a) {\n\t\tgo();\n\t}\nend();');
	assert.deepEqual([from, to], [1, 7]);
});

for (const [what, text, region, message] of [
	[
		'is unknown, with the near one',
		PROGRAM,
		'iner',
		/main\.ts.*there is no region "iner"[\s\S]*Did you mean "inner"\?/,
	],
	['is unknown, with all there are', PROGRAM, 'zzzzzz', /It has inner\./],
	['has no end', '// #region a\nx();', 'a', /main\.ts:1.*has no end/],
	['is empty', '// #region a\n// #endregion a', 'a', /main\.ts:1.*is empty/],
] as const) {
	test(`cutRegion() refuses a region that ${what}`, () => {
		assert.throws(() => cutRegion(text, region, 'main.ts'), message);
	});
}
