import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCgroup, processesOf, removeEmptyGroups, stopForks } from './cgroup.ts';
import { cgroupPlaces } from './cgroup-places.ts';
import { isAlive } from './fixtures/is-alive.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

const places = cgroupPlaces();
const grouped = { skip: 'version' in places ? false : `no control groups here: ${places.why}` };
const limitsMemory = {
	skip: grouped.skip || ('memory' in places && places.memory ? false : 'no limit on memory here'),
};

test('cgroupPlaces() finds a group below our own in version 1', (t) => {
	const top = mkdtempSync(join(tmpdir(), 'interleave-groups-'));
	t.after(() => rmSync(top, { recursive: true, force: true }));
	const folder = (...parts: string[]) => {
		const dir = join(top, ...parts);
		mkdirSync(dir, { recursive: true });
		for (let each = dir; each !== top; each = dirname(each)) writeFileSync(join(each, 'cgroup.procs'), '');
		return dir;
	};
	const mount = (root: string, point: string, type: string, options: string) =>
		`31 23 0:28 ${root} ${join(top, point)} rw shared:1 - ${type} cgroup rw,${options}\n`;
	const pids = folder('pids', 'box');
	const memory = folder('memory', 'in');
	const mounts = mount('/', 'pids', 'cgroup', 'pids') + mount('/outer', 'memory', 'cgroup', 'memory');
	const cgroup = '8:pids:/box\n4:memory:/outer/in\n0::/\n';
	assert.deepEqual(cgroupPlaces({ cgroup, mountinfo: mounts }), { version: 1, pids, memory });
	const elsewhere = '8:pids:/box\n4:memory:/other\n';
	assert.deepEqual(cgroupPlaces({ cgroup: elsewhere, mountinfo: mounts }), { version: 1, pids });
	const none = cgroupPlaces({ cgroup: '0::/\n', mountinfo: mount('/', 'nowhere', 'tmpfs', '') });
	assert.ok('why' in none);
});

test('cgroupPlaces() finds a group beside our own in version 2, where its limits are handed down', (t) => {
	const top = mkdtempSync(join(tmpdir(), 'interleave-groups-'));
	t.after(() => rmSync(top, { recursive: true, force: true }));
	const own = join(top, 'user.slice', 'app.slice', 'shell.scope');
	mkdirSync(own, { recursive: true });
	const slice = dirname(own);
	for (const dir of [own, slice]) writeFileSync(join(dir, 'cgroup.procs'), '');
	writeFileSync(join(top, 'cgroup.controllers'), 'cpu memory pids\n');
	const mountinfo = `31 23 0:28 / ${top} rw - cgroup2 cgroup2 rw\n`;
	const cgroup = '0::/user.slice/app.slice/shell.scope\n';
	const none = cgroupPlaces({ cgroup, mountinfo });
	assert.ok('remedy' in none && /systemd-run --user --scope/.test(none.remedy ?? ''));
	writeFileSync(join(slice, 'cgroup.subtree_control'), 'memory pids\n');
	assert.deepEqual(cgroupPlaces({ cgroup, mountinfo }), { version: 2, pids: slice, memory: slice });
	const within = cgroupPlaces({ cgroup: '0::/user.slice/app.slice/interleave-1-1\n', mountinfo });
	assert.ok('why' in within && /run within a run/.test(within.why));
});

test('makeCgroup() makes a group that is gone when it is removed', grouped, async () => {
	const group = makeCgroup({ tasks: 100 });
	assert.ok(group);
	assert.ok(group.dirs.every((dir) => existsSync(dir)));
	assert.deepEqual(processesOf(group.dirs), []);
	removeEmptyGroups();
	assert.ok(
		group.dirs.every((dir) => existsSync(dir)),
		'its maker is alive',
	);
	group.remove();
	assert.ok(!group.dirs.some((dir) => existsSync(dir)));
});

test('makeCgroup() lets the kernel refuse processes beyond its limit, and stopForks() all', grouped, async () => {
	const group = makeCgroup({ tasks: 5 });
	assert.ok(group);
	const shell = spawn('sh', ['-c', 'read word; for n in 1 2 3 4 5 6 7 8; do sleep 1000 2>/dev/null & done; wait'], {
		stdio: ['pipe', 'ignore', 'pipe'],
	});
	let complaint = '';
	shell.stderr.on('data', (chunk) => (complaint += chunk));
	await group.join(shell.pid as number);
	shell.stdin.end('go\n');
	await once(shell, 'exit');
	assert.match(complaint, /fork/i);
	assert.ok(group.refusals() > 0);
	const left = processesOf(group.dirs);
	assert.equal(left.length, 4);
	stopForks(group.dirs);
	for (const pid of left) process.kill(pid, 'SIGKILL');
	group.remove();
});

test('startRun() ends a daemon that lost every mark but its group', grouped, async () => {
	let daemon = 0;
	const { recording } = await recordFixture('hidden.mjs', [], {}, (run, item) => {
		if ('kind' in item && item.kind === 'out') daemon ||= Number(/pid (\d+)/.exec(item.text ?? '')?.[1] ?? 0);
		if (daemon) run.stop();
	});
	assert.equal(recording.header.exit?.cause, 'stopped');
	assert.ok(daemon > 0 && !isAlive(daemon));
	if ('version' in places) {
		// What was killed is in its group until its new parent has reaped it.
		const { pids } = places;
		const left = () => readdirSync(pids).filter((name) => name.startsWith(`interleave-${process.pid}-`));
		while (left().length > 0) await sleep(10);
	}
});

test('startRun() ends a run that takes too much memory', limitsMemory, async () => {
	for (const args of [[], ['children']]) {
		const { recording } = await recordFixture('hoard.mjs', args, { limits: { memoryBytes: 300 << 20 } });
		assert.deepEqual(recording.header.exit, { code: null, signal: 'SIGKILL', cause: 'memory' });
		for (const event of recording.events) if (event.kind === 'exit') assert.equal(event.signal, 'SIGKILL');
	}
});
