// A lock between processes that a dead one cannot hold. The lock is a folder of numbered tickets; the highest number is the
// current one. It is free when its file says "released", or when its owner is dead. Who wants the lock then creates the next
// number, which only one can (O_EXCL). A ticket with a higher one beside it is void, so old files can be swept at leisure.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const BEAT_MS = 2_000;
/** A ticket of another machine or container, whose processes we cannot see, is void when it was silent for so long. */
const SILENT_ELSEWHERE_MS = 60_000;
/** A process number that lives on may be a new process: its ticket is void when it was silent for so long. */
const SILENT_HERE_MS = 600_000;
/** A ticket is written right after it is created. */
const SILENT_EMPTY_MS = 5_000;

/**
 * Does `work` while no other process holds the lock `folder`. `work` is given a function to name processes that work for it:
 * the lock is held while one of them lives, even when we are killed. `waiting` is called once when another one holds it.
 * @template T
 * @param {string} folder
 * @param {(alsoHeldBy: (pid: number) => void) => Promise<T>} work
 * @param {(owner: { pids: number[] }) => void} [waiting]
 * @returns {Promise<T>}
 */
async function withLock(folder, work, waiting) {
	fs.mkdirSync(folder, { recursive: true });
	let told = false;
	let ticket = take(folder);
	while (typeof ticket !== 'number') {
		if (!told) waiting?.(ticket);
		told = true;
		await new Promise((resolve) => setTimeout(resolve, 200));
		ticket = take(folder);
	}
	const file = path.join(folder, String(ticket));
	const pids = [process.pid];
	const beat = setInterval(() => touch(file), BEAT_MS).unref();
	try {
		return await work((pid) => {
			pids.push(pid);
			fs.writeFileSync(file, written(pids));
		});
	} finally {
		clearInterval(beat);
		fs.writeFileSync(file, 'released');
	}
}

/**
 * A new ticket's number, or the owner of the current one.
 * @param {string} folder
 * @returns {number | { pids: number[] }}
 */
function take(folder) {
	const highest = Math.max(0, ...tickets(folder));
	const owner = highest > 0 ? ownerOf(path.join(folder, String(highest))) : undefined;
	if (owner) return owner;
	const mine = highest + 1;
	try {
		fs.writeFileSync(path.join(folder, String(mine)), written([process.pid]), { flag: 'wx' });
	} catch (error) {
		if (error.code === 'EEXIST') return take(folder);
		throw error;
	}
	const others = tickets(folder);
	if (others.some((number) => number > mine)) {
		fs.rmSync(path.join(folder, String(mine)), { force: true });
		return take(folder);
	}
	for (const number of others) if (number < mine) fs.rmSync(path.join(folder, String(number)), { force: true });
	return mine;
}

/** @param {string} folder */
function tickets(folder) {
	return fs.readdirSync(folder).map(Number).filter(Number.isInteger);
}

/** @param {number[]} pids */
function written(pids) {
	return JSON.stringify({ pids, host: os.hostname() });
}

/**
 * Who holds the ticket; undefined when it is free.
 * @param {string} file
 * @returns {{ pids: number[] } | undefined}
 */
function ownerOf(file) {
	let text;
	let silentMs;
	try {
		text = fs.readFileSync(file, 'utf8');
		silentMs = Date.now() - fs.statSync(file).mtimeMs;
	} catch (error) {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	}
	if (text === 'released') return undefined;
	const owner = parsed(text);
	if (!owner) return silentMs > SILENT_EMPTY_MS ? undefined : { pids: [] };
	if (owner.host !== os.hostname()) return silentMs > SILENT_ELSEWHERE_MS ? undefined : owner;
	return owner.pids.some(isAlive) && silentMs < SILENT_HERE_MS ? owner : undefined;
}

/** @param {string} text */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** @param {string} file */
function touch(file) {
	try {
		const now = new Date();
		fs.utimesSync(file, now, now);
	} catch {
		// The folder was deleted under us: there is nothing left to hold.
	}
}

module.exports = { withLock };
