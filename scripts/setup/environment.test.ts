import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { callersDirectory, callersEnvironment } from './environment.cjs';

const bin = join('checkout', 'node_modules', '.bin');
const gyp = join('npm', 'node-gyp-bin');
const underNpm = {
	npm_execpath: 'npm-cli.js',
	npm_node_execpath: 'node',
	npm_config_loglevel: 'silent',
	INIT_CWD: 'where-i-was',
	NODE: 'node',
	COLOR: '0',
	EDITOR: 'vi',
	PWD: 'checkout',
	PATH: [bin, gyp, join('my', 'node_modules', '.bin'), 'usr'].join(delimiter),
	HOME: 'home',
};

test('callersEnvironment() takes back what npm added, and no more', () => {
	assert.deepEqual(callersEnvironment(underNpm), {
		PWD: 'where-i-was',
		PATH: [join('my', 'node_modules', '.bin'), 'usr'].join(delimiter),
		HOME: 'home',
	});
});

test('callersEnvironment() leaves an environment alone that npm has not touched', () => {
	const env = { NODE: 'mine', COLOR: '1', EDITOR: 'vi', INIT_CWD: 'mine', PATH: 'usr' };
	assert.equal(callersEnvironment(env), env);
});

test('callersEnvironment() keeps an editor and a NODE of the reader', () => {
	const env = callersEnvironment({ ...underNpm, EDITOR: 'emacs', NODE: 'mine' });
	assert.deepEqual([env.EDITOR, env.NODE], ['emacs', 'mine']);
});

test('callersDirectory() is where npm was called', () => {
	assert.equal(callersDirectory(underNpm), 'where-i-was');
	assert.equal(callersDirectory({ INIT_CWD: 'mine' }), process.cwd());
});
