import assert from 'node:assert/strict';
import { test } from 'node:test';
import { family, type Member } from './family.ts';
import type { KernelLine } from './lines.ts';

interface Named extends Member<Named> {
	name: string;
}

/** Takes lines after the first process 100 began; gives what is told, as words. */
function tellAll(...lines: KernelLine[]): string[] {
	const told: string[] = [];
	const first: Named = { pid: 100, born: 0, name: '100' };
	const make = (member: Member<Named>) => {
		told.push(`${member.parent?.name} makes ${member.pid} at ${member.born}`);
		return { ...member, name: String(member.pid) };
	};
	const kin = family<Named>(first, make, ({ name }, { k }) => told.push(`${name} ${k}`));
	for (const line of lines) kin.take(line);
	kin.settle();
	return told;
}

const call = (tid: number, name: string, args: string, result: number, t = 1): KernelLine => ({
	...{ k: 'call', tid, t, to: t, name, args, result },
});
const begun = (tid: number, name: string, t = 1): KernelLine => ({ k: 'begun', tid, t, name, args: 'flags=SIGCHLD' });
const gone = (tid: number, signal: string | null = null): KernelLine => ({ k: 'gone', tid, t: 9, code: 0, signal });

test('family() tells of a child before its lines, which may come before the call that made it returns', () => {
	assert.deepEqual(
		tellAll(begun(100, 'vfork', 4), call(101, 'execve', '"x"', 0), call(100, 'vfork', '', 101, 4), gone(101)),
		['100 begun', '100 call', '100 makes 101 at 4', '101 call', '101 gone'],
	);
});

test('family() takes the lines of threads for those of their process, but not their ends', () => {
	const thread = 'child_stack=0x7f, flags=CLONE_VM|CLONE_THREAD|CLONE_SYSVSEM';
	assert.deepEqual(tellAll(call(100, 'clone', thread, 105), call(105, 'clone', 'flags=SIGCHLD', 106, 3), gone(105)), [
		'100 call',
		'100 call',
		'100 makes 106 at 3',
	]);
});

test('family() gives a number that comes again to the new process', () => {
	const fork = (t: number) => call(100, 'fork', '', 101, t);
	assert.deepEqual(tellAll(fork(1), gone(101), fork(5), gone(101)), [
		...['100 call', '100 makes 101 at 1', '101 gone'],
		...['100 call', '100 makes 101 at 5', '101 gone'],
	]);
});

test('family() finds at the end who made a child and was killed before the call returned, and makes none of a thread', () => {
	const lines = [call(100, 'fork', '', 101), begun(101, 'clone', 6), gone(101, 'SIGKILL')];
	assert.deepEqual(tellAll(...lines, call(107, 'execve', '"x"', 0, 7), gone(108, 'SIGKILL')).slice(-2), [
		'101 makes 107 at 6',
		'107 call',
	]);
});
