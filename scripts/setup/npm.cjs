'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { npmProblem } = require('./npm-problem.cjs');
const { SetupProblem } = require('./problem.cjs');

/**
 * `npm ci` in a folder, without a word unless it fails. A signal that ends us ends it too.
 * @param {string} folder
 * @param {(pid: number) => void} started
 * @returns {Promise<void>}
 */
function npmInstall(folder, started) {
	const [program, ...before] = findNpm(process.env);
	const args = ['ci', '--prefix', folder, '--include=dev', '--include=optional', '--ignore-scripts', ...QUIET];
	return new Promise((resolve, reject) => {
		const child = spawn(program, [...before, ...args], {
			cwd: folder,
			env: { ...PATIENCE, ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
			stdio: ['ignore', 'ignore', 'pipe'],
			// Only the npm.cmd of Windows needs a shell, and only when npm's own program was not found.
			shell: process.platform === 'win32' && before.length === 0,
		});
		let said = '';
		child.stderr.setEncoding('utf8').on('data', (text) => {
			said = (said + text).slice(-20_000);
		});
		const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
		let stoppedBy;
		const stop = (signal) => {
			stoppedBy = signal;
			child.kill(signal);
		};
		for (const signal of signals) process.on(signal, stop);
		child.on('error', (error) => reject(npmProblem(folder, String(error.message))));
		child.on('spawn', () => started(child.pid));
		child.on('close', (code) => {
			for (const signal of signals) process.off(signal, stop);
			if (code === 0) resolve();
			else if (stoppedBy)
				reject(new SetupProblem(`Stopped by ${stoppedBy}.`, 'The next call starts the installation anew.'));
			else reject(npmProblem(folder, said));
		});
	});
}

const QUIET = ['--no-audit', '--no-fund', '--progress=false', '--loglevel=error', '--engine-strict=false'];

/** Waits for the registry between tries, milliseconds: npm's own 10 s and 60 s keep a reader without a network in the dark. */
const PATIENCE = { npm_config_fetch_retry_mintimeout: '1000', npm_config_fetch_retry_maxtimeout: '10000' };

/**
 * The npm that called us, run by the Node that it ran on; else the one beside this Node; else the one on PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} the program and its first arguments
 */
function findNpm(env) {
	if (env.npm_execpath && path.basename(env.npm_execpath) === 'npm-cli.js' && fs.existsSync(env.npm_execpath))
		return [env.npm_node_execpath || process.execPath, env.npm_execpath];
	const bin = path.dirname(fs.realpathSync(process.execPath));
	const beside = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js']
		.map((file) => path.join(bin, file))
		.find((file) => fs.existsSync(file));
	return beside ? [process.execPath, beside] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

module.exports = { npmInstall, findNpm };
