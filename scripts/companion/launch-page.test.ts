import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkout } from '../labs/fixture.ts';
import { launchPage } from './launch-page.ts';

test('launchPage() leads to the launch URL without naming the token, in a file for its owner alone', (t) => {
	const launchUrl = 'http://127.0.0.1:4747/#token=abc123';
	const address = launchPage(checkout(t, {}), launchUrl);
	assert.match(address, /^file:\/\/.*\/open\.html$/);
	assert.ok(!address.includes('abc123'));
	const file = fileURLToPath(address);
	assert.ok(fs.readFileSync(file, 'utf8').includes(`url=${launchUrl}"`));
	if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o600);
});
