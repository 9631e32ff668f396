import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkout } from '../labs/fixture.ts';
import { sameToken, tokenOfCheckout } from './token.ts';

const posix = { skip: process.platform === 'win32' && 'Windows has no file modes' };
const fileOf = (root: string) => path.join(root, '.interleave/token');

test('tokenOfCheckout() gives 256 bits and the same ones the next time', (t) => {
	const root = checkout(t, {});
	const token = tokenOfCheckout(root);
	assert.match(token, /^[0-9a-f]{64}$/);
	assert.equal(tokenOfCheckout(root), token);
	assert.notEqual(tokenOfCheckout(checkout(t, {})), token);
});

test('tokenOfCheckout() keeps it where only its owner can read it', posix, (t) => {
	const root = checkout(t, {});
	tokenOfCheckout(root);
	assert.equal(fs.statSync(fileOf(root)).mode & 0o777, 0o600);
	assert.equal(fs.statSync(path.dirname(fileOf(root))).mode & 0o777, 0o700);
});

test('tokenOfCheckout() replaces one that others could read', posix, (t) => {
	const root = checkout(t, {});
	const token = tokenOfCheckout(root);
	fs.chmodSync(fileOf(root), 0o644);
	assert.notEqual(tokenOfCheckout(root), token);
	assert.equal(fs.statSync(fileOf(root)).mode & 0o777, 0o600);
});

test('tokenOfCheckout() replaces what is no token, and a link without following it', posix, (t) => {
	const root = checkout(t, {});
	tokenOfCheckout(root);
	fs.writeFileSync(fileOf(root), 'short');
	assert.match(tokenOfCheckout(root), /^[0-9a-f]{64}$/);
	fs.rmSync(fileOf(root));
	fs.writeFileSync(path.join(root, 'other'), 'x', { mode: 0o600 });
	fs.symlinkSync(path.join(root, 'other'), fileOf(root));
	assert.match(tokenOfCheckout(root), /^[0-9a-f]{64}$/);
	assert.equal(fs.readFileSync(path.join(root, 'other'), 'utf8'), 'x');
});

test('sameToken() holds for the token alone', () => {
	const same = sameToken('a'.repeat(64));
	assert.deepEqual(['a'.repeat(64), 'a'.repeat(63), '', 'b'.repeat(64)].map(same), [true, false, false, false]);
});
