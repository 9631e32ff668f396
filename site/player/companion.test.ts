import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenIn } from './companion.ts';

test('tokenIn() takes the token out of a fragment, and leaves the moment that it names too', () => {
	assert.deepEqual(tokenIn('#token=0af'), { token: '0af', rest: '' });
	assert.deepEqual(tokenIn('#token=0af&run=a/b&t=5'), { token: '0af', rest: '#run=a/b&t=5' });
	assert.deepEqual(tokenIn('#run=a/b&token=0af&t=5'), { token: '0af', rest: '#run=a/b&t=5' });
	for (const hash of ['', '#', '#token=', '#token=xyz', '#mytoken=0af', '#run=a/b&t=5'])
		assert.deepEqual(tokenIn(hash), { rest: hash });
});
