'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { withLock } = require('./lock.cjs');
const { isMusl } = require('./node.cjs');
const { npmInstall } = require('./npm.cjs');
const { SetupProblem } = require('./problem.cjs');
const { showProgress } = require('./progress.cjs');

/**
 * Sees to it that the dependencies of the checkout, and the Node of `scripts/setup/runtime` where that is the one to use,
 * are installed as their lockfiles say. With nothing to do it takes some milliseconds.
 * @param {string} root
 * @param {{ own: boolean, path: string, folder: string | undefined }} node
 */
async function installed(root, node) {
	return foldersInstalled(root, node.own ? [root] : [node.folder, root], node.own ? undefined : node.path);
}

/**
 * The same for any folders with a lockfile; `program` is the Node that one of them brings.
 * @param {string} root
 * @param {string[]} folders
 * @param {string} [program]
 */
async function foldersInstalled(root, folders, program) {
	if (folders.every(isInstalled)) return;
	await withLock(
		path.join(root, '.interleave/install'),
		async (alsoHeldBy) => {
			const missing = folders.filter((folder) => !isInstalled(folder));
			if (missing.length === 0) return;
			await installAll(missing, alsoHeldBy);
			if (program && missing.some((folder) => program.startsWith(folder))) checkNode(program);
			for (const folder of missing) fs.writeFileSync(stampOf(folder), wantedStamp(folder));
		},
		({ pids }) => console.error(`Another call is installing (process ${pids.join(', ')}); waiting for it.`),
	);
}

/**
 * True when the stamp is there and every package that npm put in place still is.
 * @param {string} folder
 */
function isInstalled(folder) {
	try {
		if (fs.readFileSync(stampOf(folder), 'utf8') !== wantedStamp(folder)) return false;
		const lock = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/.package-lock.json'), 'utf8'));
		return Object.keys(lock.packages).every((name) => fs.existsSync(path.join(folder, name, 'package.json')));
	} catch (error) {
		if (error.code === 'ENOENT' || error instanceof SyntaxError) return false;
		throw error;
	}
}

/** @param {string} folder */
function stampOf(folder) {
	return path.join(folder, 'node_modules/.interleave-stamp');
}

/** @param {string} folder */
function wantedStamp(folder) {
	const lockfile = fs.readFileSync(path.join(folder, 'package-lock.json'));
	return `${crypto.createHash('sha256').update(lockfile).digest('hex')} ${process.platform} ${process.arch}\n`;
}

/**
 * @param {string[]} folders
 * @param {(pid: number) => void} alsoHeldBy
 */
async function installAll(folders, alsoHeldBy) {
	const packages = folders.map(packagesOf);
	const count = packages.flat().length;
	console.error(`Installing ${count} packages: once, and again when the lockfile changes.`);
	for (const folder of folders) fs.rmSync(stampOf(folder), { force: true });
	const done = () => packages.flat().filter((file) => fs.existsSync(file)).length;
	const stop = showProgress(() => `${Math.floor((done() / count) * 100)} % in place`);
	try {
		const results = await Promise.allSettled(folders.map((folder) => npmInstall(folder, alsoHeldBy)));
		for (const result of results) if (result.status === 'rejected') throw result.reason;
	} finally {
		stop();
	}
}

/**
 * The package.json of every package that belongs on this machine.
 * @param {string} folder
 * @returns {string[]}
 */
function packagesOf(folder) {
	const { packages } = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
	const fits = (wanted, own) => !wanted || [wanted].flat().includes(own);
	const here = ({ os, cpu, libc }) =>
		fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, isMusl() ? 'musl' : 'glibc');
	return Object.keys(packages)
		.filter((name) => name !== '' && here(packages[name]))
		.map((name) => path.join(folder, name, 'package.json'));
}

/** @param {string} program */
function checkNode(program) {
	try {
		execFileSync(program, ['--version'], { stdio: ['ignore', 'ignore', 'pipe'] });
	} catch (error) {
		throw new SetupProblem(
			`The Node that npm brought does not start on this machine: ${String(error.stderr || error.message).trim()}`,
			'Install Node 24.3 or newer from https://nodejs.org or with your system’s packages, then call this again.',
		);
	}
}

module.exports = { foldersInstalled, installed, isInstalled };
