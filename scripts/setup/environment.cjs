'use strict';

const path = require('node:path');

/**
 * The environment as it was before npm added to it, so that what Interleave runs sees what it would see from the shell.
 * npm adds npm_*, INIT_CWD, NODE, COLOR, a default EDITOR, and folders in front of PATH that end with its own node-gyp-bin.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function callersEnvironment(env) {
	if (!env.npm_execpath) return env;
	const theirs = {};
	for (const [name, value] of Object.entries(env)) {
		if (/^npm_/i.test(name) || name === 'INIT_CWD') continue;
		if (name === 'NODE' && value === env.npm_node_execpath) continue;
		if (name === 'COLOR' && (value === '0' || value === '1')) continue;
		if (name === 'EDITOR' && (value === 'vi' || value === 'notepad.exe')) continue;
		theirs[name] = /^path$/i.test(name) ? callersPath(value) : value;
	}
	if (theirs.PWD) theirs.PWD = callersDirectory(env);
	return theirs;
}

/** @param {string} value */
function callersPath(value) {
	const folders = value.split(path.delimiter);
	const last = folders.findIndex((folder) => /[\\/]node-gyp-bin$/.test(folder));
	const added = last < 0 ? 0 : last + 1;
	return folders.slice(added).join(path.delimiter);
}

/**
 * The directory that the reader was in when calling npm, which itself goes to the checkout.
 * @param {NodeJS.ProcessEnv} env
 */
function callersDirectory(env) {
	return (env.npm_execpath && env.INIT_CWD) || process.cwd();
}

module.exports = { callersEnvironment, callersDirectory };
