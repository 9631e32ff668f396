/** No tracked file names a machine's folders or a registry's host: both are true on one machine alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from './tracked-files.ts';

test('places() finds nothing in the repository', () => {
	assert.deepEqual(
		[...texts(() => true)].flatMap(([file, text]) => places(text).map((place) => `${file}:${place}`)),
		[],
	);
});

// Put together here, so that this file does not find itself.
const bad = ['home/ada/course', 'Users/ada/course', 'root/course', 'work/course'].map((path) => `/${path}`);
for (const text of [
	...bad,
	`C:${'\\'}Users${'\\'}ada`,
	`"resolved${'"'}: "https:${'//'}x.example/y.tgz"`,
	`registry${'.'}npmjs.org`,
]) {
	test(`places() finds ${text}`, () => assert.equal(places(`a line\nsee ${text}\n`).length, 1));
}

test('places() lets made-up folders be', () => {
	assert.deepEqual(places('/path/to/chrome, /usr/bin, https://example.org/home/main, ~/course'), []);
});

const PATTERNS = [
	/(?<![\w.~/-])\/(home|Users)\/(?!(you|me|ana|anabel)\b|\.\.\.|…)[\w.-]+/,
	/(?<![\w.~/-])\/(root|work)\/[\w.-]+/,
	/\b[A-Z]:\\{1,2}Users\\{1,2}[\w.-]+/,
	/"resolved"\s*:\s*"http/,
	/\bregistry\.[a-z-]+\.[a-z]{2,}\b/,
];

/** Each such place: `line: text`. */
function places(text: string): string[] {
	return text.split('\n').flatMap((line, index) => {
		const found = PATTERNS.map((pattern) => pattern.exec(line)?.[0]).find((match) => match !== undefined);
		return found === undefined ? [] : [`${index + 1}: ${found}`];
	});
}
