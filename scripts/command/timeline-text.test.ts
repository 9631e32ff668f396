import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording } from '../recording/types.ts';
import type { Style } from './style.ts';
import { timelineText } from './timeline-text.ts';

const same = (text: string) => text;
const plain: Style = { width: 50, dim: same, good: same, bad: same, lane: (_, text) => text };

const recording: Recording = {
	header: {
		format: 'interleave',
		version: 1,
		command: ['node', 'x.ts'],
		node: '26.0.0',
		platform: 'linux-x64',
		cores: 2,
		captured: ['probe'],
		durationUs: 4000,
		exit: { code: 0, signal: null },
	},
	lanes: [
		{ id: 'P1', kind: 'process', name: 'x.ts' },
		{ id: 'P2', kind: 'process', name: 'sleep', parent: 'P1', node: false },
	],
	events: [
		{ t: 0, lane: 'P1', kind: 'start', seen: 'exact' },
		{ t: 1000, lane: 'P1', kind: 'state', state: 'running' },
		{ t: 2000, lane: 'P2', kind: 'start', seen: 'exact' },
		{ t: 3000, lane: 'P2', kind: 'exit', code: null, signal: 'SIGKILL', seen: 'exact' },
		{ t: 4000, lane: 'P1', kind: 'exit', code: 0, signal: null, seen: 'exact' },
	],
};

test('timelineText() draws each lane from its start to its end, within the width', () => {
	const [first = '', second = '', axis = '', legend] = timelineText(recording, plain);
	assert.match(first, /^P1 x\.ts {3}░+█+ {2}exit 0$/);
	assert.match(second, /^P2 sleep {2} +█+ +SIGKILL$/);
	assert.match(axis, /^ +0 +4\.0 ms$/);
	assert.equal(legend?.trim(), '░ starting  █ alive');
	for (const line of [first, second, axis]) assert.ok(line.length <= 50, line);
});

test('timelineText() explains only the signs that it drew', () => {
	const wait = { t: 2100, lane: 'P1', kind: 'wait', on: 'child:P2' } as const;
	const block = { t: 2100, lane: 'P1', kind: 'block', us: 900, why: 'spawnSync' } as const;
	const wake = { t: 3000, lane: 'P1', kind: 'wake', on: 'child:P2', result: 'ok' } as const;
	const events = [...recording.events, wait, block, wake].sort((a, b) => a.t - b.t);
	const lines = timelineText({ ...recording, events }, plain);
	assert.match(lines.at(-1) ?? '', /▒ blocked/);
	assert.doesNotMatch(lines.at(-1) ?? '', /waiting/, 'a child is waited for within the standstill, and hidden by it');
});

test('timelineText() says where no end was seen, and how many lanes are left out', () => {
	const many = Array.from({ length: 30 }, (_, index) => ({ id: `P${index + 1}`, kind: 'process' as const, name: 'x' }));
	const lines = timelineText({ ...recording, lanes: many, events: [] }, plain);
	assert.match(lines[0] ?? '', /no end seen$/);
	assert.ok(lines.includes('and 6 more'));
});

test('timelineText() draws a run in which nothing happened', () => {
	assert.equal(timelineText({ ...recording, lanes: [], events: [] }, plain).length, 2);
});
