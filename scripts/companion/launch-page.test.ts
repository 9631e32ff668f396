import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkout } from '../labs/fixture.ts';
import { launchPage } from './launch-page.ts';

test('launchPage() leads to the launch URL without naming the token, in a file for its owner alone', (t) => {
	const launchUrl = 'http://127.0.0.1:4747/#token=abc123';
	const address = launchPage(checkout(t, {}), launchUrl);
	assert.match(address, /^file:\/\/.*\/open-[0-9a-f]{8}\.html$/);
	assert.ok(!address.includes('abc123'));
	const file = fileURLToPath(address);
	assert.ok(fs.readFileSync(file, 'utf8').includes(`url=${launchUrl}"`));
	if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o600);
});

test('launchPage() leaves the pages of other browsers that have just begun, and takes old ones away', (t) => {
	const root = checkout(t, {});
	const [old, recent] = ['a', 'b'].map((token) =>
		fileURLToPath(launchPage(root, `http://127.0.0.1:1/#token=${token}`)),
	);
	fs.utimesSync(old as string, 0, 0);
	const own = fileURLToPath(launchPage(root, 'http://127.0.0.1:1/#token=c'));
	assert.deepEqual(
		[old, recent, own].map((file) => fs.existsSync(file as string)),
		[false, true, true],
	);
	assert.ok(fs.readFileSync(recent as string, 'utf8').includes('#token=b'));
});
