import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BrowserMissing, launchArguments, launchBrowser, presentBrowser } from './browser.ts';
import { hasDesktop } from './open-browser.ts';

test('presentBrowser() takes the one that CHROME_PATH names', async () => {
	assert.equal(await presentBrowser({ CHROME_PATH: process.execPath }), process.execPath);
});

test('presentBrowser() refuses a CHROME_PATH that is not there', async () => {
	await assert.rejects(presentBrowser({ CHROME_PATH: '/nowhere/chrome' }), BrowserMissing);
});

test('launchBrowser() says so where the browser that tests share is no longer there', async (t) => {
	process.env.INTERLEAVE_BROWSER = 'ws://127.0.0.1:9/gone';
	t.after(() => delete process.env.INTERLEAVE_BROWSER);
	await assert.rejects(launchBrowser(), /The browser that all tests share has ended/);
});

test('launchArguments() gives up the sandbox for root alone', () => {
	assert.deepEqual(launchArguments(true), ['--no-sandbox']);
	assert.deepEqual(launchArguments(false), []);
});

test('hasDesktop() is false in CI, over SSH, without a screen and where the reader says so', () => {
	assert.equal(hasDesktop({ DISPLAY: ':0' }, 'linux'), true);
	assert.equal(hasDesktop({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), true);
	assert.equal(hasDesktop({}, 'darwin'), true);
	assert.equal(hasDesktop({}, 'linux'), false);
	for (const name of ['CI', 'SSH_CONNECTION', 'INTERLEAVE_NO_OPEN']) {
		assert.equal(hasDesktop({ DISPLAY: ':0', [name]: '1' }, 'linux'), false, name);
	}
});
