// @ts-check
'use strict';
/** Finds out who this lane is, opens its file, and puts the watchers in their places. */
const { takeInjection } = require('./lane.cjs');

const injection = takeInjection();
if (injection) begin(injection);

function begin(/** @type {import('./injection.cjs').Injection} */ injection) {
	const { fstatSync, readlinkSync } = require('node:fs');
	const { isMainThread, threadId } = require('node:worker_threads');
	const { measureBy, now, open, write } = require('./log.cjs');

	require('./compile-cache.cjs').keepCompiled();

	const name = `${process.pid}-${threadId}-${now()}`;
	let spawns = 0;
	const nextSpawn = () => `${name}.${++spawns}`;

	open(`${injection.dir}/${name}.lane`);
	const { endsOf, givenFds } = require('./descriptors.cjs');
	const given = isMainThread ? givenFds(injection.spawn) : [];
	measureBy(require('./cpu.cjs').measure);
	write({
		k: 'begin',
		t: now(),
		up: process.uptime(),
		spawn: injection.spawn,
		pid: process.pid,
		ppid: process.ppid,
		thread: isMainThread ? undefined : threadId,
		tid: isMainThread ? process.pid : taskId(),
		argv: process.argv,
		execArgv: process.execArgv,
		node: process.version,
		fds: isMainThread ? [identity(1), identity(2)] : undefined,
		ends: isMainThread ? endsOf(given) : undefined,
	});

	require('./stacks.cjs').hideFrames();
	require('./override.cjs').hideSources();
	require('./children.cjs').watchChildren(injection, nextSpawn);
	require('./threads.cjs').watchThreads(injection, nextSpawn);
	require('./ports.cjs').watchPorts();
	require('./clones.cjs').watchClones();
	if (isMainThread && process.channel) require('./ipc.cjs').watchChannel(process, 'i');
	require('./output.cjs').watchOutput();
	require('./sockets.cjs').watchSockets();
	require('./files.cjs').watchFiles([0, ...given]);
	require('./ends.cjs').watchEnds();
	require('./signals.cjs').watchSignals();
	require('./atomics.cjs').watchAtomics();
	require('./locks.cjs').watchLocks();
	require('./marks.cjs').watchMarks();
	require('node:module').syncBuiltinESMExports();
	write({ k: 'running', t: now() });

	/** What the kernel calls this thread. */
	function taskId() {
		try {
			return Number(readlinkSync('/proc/thread-self').split('/')[2]);
		} catch {
			return undefined;
		}
	}

	/** The same in two processes when it is the same open file. */
	function identity(/** @type {number} */ fd) {
		try {
			const { dev, ino } = fstatSync(fd);
			return `${dev}:${ino}`;
		} catch {
			return undefined;
		}
	}
}
