import assert from 'node:assert/strict';
import { test } from 'node:test';
import { npmProblem } from './npm-problem.cjs';

const said: [string, RegExp][] = [
	['npm error code ENOSPC\nnpm error syscall write', /disk is full/],
	['npm error code EACCES\nnpm error path x/node_modules', /may not write/],
	['npm error code ENOTFOUND\nnpm error network request failed', /cannot be reached/],
	['npm error code ECONNREFUSED', /cannot be reached/],
	['npm error code SELF_SIGNED_CERT_IN_CHAIN', /not trusted/],
	['npm error code E401\nnpm error 401 Unauthorized', /refuses/],
	['npm error code E404\nnpm error 404 Not Found', /does not deliver/],
	['npm error code EINTEGRITY', /does not deliver/],
	['npm error code EBUSY', /in use/],
	['npm error code EUSAGE', /do not fit together/],
	['spawn npm ENOENT', /npm was not found/],
	['npm error something new', /own words are above/],
];
for (const [words, meaning] of said) {
	test(`npmProblem() explains ${JSON.stringify(words)}`, () => {
		const problem = npmProblem('here', words);
		assert.match(problem.message, meaning);
		assert.ok(problem.message.includes(words.split('\n')[0]!), 'and keeps the words of npm');
		assert.ok(problem.remedy.length > 10);
	});
}
