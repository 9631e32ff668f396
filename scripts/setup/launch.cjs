'use strict';

const { spawn } = require('node:child_process');
const os = require('node:os');

/**
 * Runs a program in the reader's terminal and resolves with its exit code. Signals are handed on. Where it is `serving`,
 * a channel tells it when we are gone, so that it does not stay behind.
 * @param {{ node: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, serving: boolean, transparent: boolean }} options
 * @returns {Promise<number>}
 */
function launch({ node, args, cwd, env, serving, transparent }) {
	return new Promise((resolve, reject) => {
		const stdio = serving ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
		const child = spawn(node, args, { cwd, env, stdio });
		// A terminal sends Ctrl-C to the whole foreground group, the child included. Our own programs do not mind being told
		// twice; a program that is only watched must see it once.
		const once = transparent && process.stdin.isTTY;
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
			process.on(signal, () => (once && signal === 'SIGINT') || child.kill(signal));
		}
		const watch = whenParentIsGone(() => child.kill('SIGTERM'));
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			clearInterval(watch);
			resolve(code ?? 128 + os.constants.signals[signal]);
		});
	});
}

/**
 * npm hands a signal to the shell that it started us in, and the shell dies of it without a word to us.
 * @param {() => void} then
 */
function whenParentIsGone(then) {
	if (!process.env.npm_lifecycle_event) return undefined;
	const parent = process.ppid;
	return setInterval(() => process.ppid !== parent && then(), 500);
}

module.exports = { launch };
