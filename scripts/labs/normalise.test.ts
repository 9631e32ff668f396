import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording, RunEvent } from '../recording/types.ts';
import { type Machine, normalise } from './normalise.ts';

const machine: Machine = {
	lab: '/home/ana/course/labs/a/b',
	checkout: '/home/ana/course',
	mirrors: '/home/ana/course/.interleave/mirror',
	node: '/opt/node/bin/node',
	tmp: '/tmp',
	home: '/home/ana',
	host: 'anas-laptop',
	user: 'ana',
};

const recording = (events: RunEvent[], lanes: Recording['lanes'] = []): Recording => ({
	header: {
		format: 'interleave',
		version: 1,
		command: ['node', 'labs/a/b/main.ts', '/tmp/x'],
		node: '26.0.0',
		platform: 'linux-x64',
		cores: 2,
		captured: ['probe'],
	},
	lanes,
	events,
});

const printed = (text: string) => {
	const [event] = normalise(recording([{ t: 0, lane: 'P1', kind: 'out', fd: 1, text }]), machine).events;
	assert.equal(event?.kind, 'out');
	return event;
};

test('normalise() replaces the places of the machine in what was printed, and marks it', () => {
	const cases = [
		['/home/ana/course/labs/a/b/main.ts:3', '$LAB/main.ts:3'],
		['at file:///home/ana/course/labs/lib/task.ts', 'at file://$CHECKOUT/labs/lib/task.ts'],
		['/home/ana/course/.interleave/mirror/12/labs/a/b/main.ts:3', '$LAB/main.ts:3'],
		['(/tmp/x-1) and /tmp.', '($TMP/x-1) and $TMP.'],
		['/opt/node/bin/node -e', '$NODE -e'],
		['/home/ana/notes of ana on anas-laptop', '$HOME/notes of $USER on $HOST'],
	];
	for (const [text, wanted] of cases) {
		assert.deepEqual([printed(text ?? '').text, printed(text ?? '').replaced], [wanted, true]);
	}
});

test('normalise() leaves alone what only looks like it', () => {
	for (const text of ['/tmpfs', '/home/anabel', 'pid 4711', 'banana', '/x/course2']) {
		assert.deepEqual([printed(text).text, printed(text).replaced], [text, undefined]);
	}
});

test('normalise() replaces in arguments, errors, marks and previews', () => {
	const lanes = [
		{ id: 'P1', kind: 'process' as const, name: 'main.ts', argv: ['/opt/node/bin/node', '/tmp/a'], pid: 7 },
	];
	const at = { t: 1, lane: 'P1' };
	const after = normalise(
		recording(
			[
				{ ...at, kind: 'error', name: 'Error', message: 'no /tmp/a', at: 'file:///tmp/a.ts:3' },
				{ ...at, kind: 'mark', name: 'opened', detail: { file: '/tmp/a', fds: [3, '/tmp/b'] } },
				{ ...at, kind: 'send', channel: 'c', preview: '"/tmp/a"' },
				{ ...at, kind: 'exec', argv: ['/tmp/a'], seen: 'exact' },
			],
			lanes,
		),
		machine,
	);
	assert.deepEqual(after.header.command, ['node', 'labs/a/b/main.ts', '$TMP/x']);
	assert.deepEqual(after.lanes[0]?.argv, ['$NODE', '$TMP/a']);
	assert.doesNotMatch(JSON.stringify(after.events), /\/tmp/);
	assert.deepEqual(after.events[1], {
		...at,
		kind: 'mark',
		name: 'opened',
		detail: { file: '$TMP/a', fds: [3, '$TMP/b'] },
	});
});

test('normalise() leaves a name that is a common word', () => {
	const text = 'root owns the root';
	const [event] = normalise(recording([{ t: 0, lane: 'P1', kind: 'out', fd: 1, text }]), {
		...machine,
		user: 'root',
	}).events;
	assert.deepEqual(event, { t: 0, lane: 'P1', kind: 'out', fd: 1, text });
});
