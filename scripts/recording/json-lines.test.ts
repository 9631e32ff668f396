import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTooDeep, jsonLines } from './json-lines.ts';

test('jsonLines() knows the line of each value', () => {
	const { lineOf, fault } = jsonLines('{\n"a": [\n1, {"b/c":\n2}],\n\n"~": "x\\n\\"",\n"a~b": []}');
	assert.equal(fault, undefined);
	const lines = ['', '/a', '/a/0', '/a/1', '/a/1/b~1c', '/~0', '/a~0b'].map(lineOf);
	assert.deepEqual(lines, [1, 2, 3, 3, 4, 6, 7]);
});

test('jsonLines() gives the line around what is not there', () => {
	const { lineOf } = jsonLines('{\n"a": [\n1]}');
	assert.deepEqual(['/a/0/t', '/a/7', '/b', ''].map(lineOf), [3, 2, 1, 1]);
});

for (const [text, line, reason] of [
	['', 1, 'the file ends where a value should be.'],
	['{"a":1\n"b":2}', 2, 'found "\\"" where "," or "}" should be.'],
	['{"a"\n1}', 2, 'found "1" where ":" should be.'],
	["{\n'a':1}", 2, 'found "\'" where a key in double quotes should be.'],
	['[1,\n]', 2, 'found "]" where a value should be.'],
	['{"a":1,\n}', 2, 'found "}" where a key in double quotes should be.'],
	['[1,\n2', 2, 'the file ends where "," or "]" should be.'],
	['{}\n{}', 2, 'found "{" where the end of the file should be.'],
	['[\n"a\nb"]', 2, 'a text in quotes has no end, or a character that JSON forbids.'],
	['{\n"a', 2, 'a text in quotes has no end, or a character that JSON forbids.'],
	['["\\x"]', 1, 'a text in quotes has no end, or a character that JSON forbids.'],
	['[\n01]', 2, 'found "1" where "," or "]" should be.'],
	['[\n\n<<<<<<< HEAD\n]', 3, 'found "<" where a value should be.'],
] as const)
	test(`jsonLines() finds what is not JSON in ${JSON.stringify(text)}`, () => {
		assert.throws(() => JSON.parse(text));
		assert.deepEqual(jsonLines(text).fault, { line, reason: `this is not JSON: ${reason}` });
	});

test('jsonLines() finds no fault where JSON.parse() finds none', () => {
	for (const text of [' [ ] ', '{"a":{"b":[-0.5e+3,true,null,"\\u00e9\\/"]}}\n', '"x"', '-0', '[[],{}]', '["\u2028"]'])
		assert.equal(jsonLines(text).fault, undefined, text);
});

test('jsonLines() and isTooDeep() stop at the same level, however deep a text is', () => {
	for (const levels of [110, 111, 3000, 200_000]) {
		const text = `{\n"a":${'['.repeat(levels - 1)}1${']'.repeat(levels - 1)}}`;
		const fault = { line: 2, reason: 'values are nested more than 110 levels deep.' };
		assert.deepEqual(jsonLines(text).fault, levels > 110 ? fault : undefined);
		assert.equal(isTooDeep(JSON.parse(text)), levels > 110);
	}
});

test('jsonLines() looks through long texts', () => {
	const long = 'a\\n'.repeat(2_000_000);
	assert.equal(jsonLines(`["${long}"\n]`).fault, undefined);
	assert.equal(jsonLines(`["${long}`).fault?.line, 1);
});
