import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf, tableOf } from './table.ts';

const measure = async () => 0;
const subjects = [
	{ group: 'start', name: 'plain', measure },
	{ group: 'start', name: 'ours', aim: 0.6, measure },
	{ group: 'work', name: 'plain', measure },
	{ group: 'work', name: 'ours', aim: 1.02, measure },
];
const measured = [
	[100, 200],
	[50, 100],
	[10, 10],
	[11, 11],
];

test('rowsOf() compares each subject with the first of its group', () => {
	const rows = rowsOf(subjects, measured);
	assert.deepEqual(
		rows.map(({ ratio }) => ratio.median),
		[1, 0.5, 1, 1.1],
	);
	assert.deepEqual(
		rows.map(({ met }) => met),
		[undefined, true, undefined, false],
	);
});

test('tableOf() says which aims were met and which were missed', () => {
	const table = tableOf(rowsOf(subjects, measured));
	assert.match(table, /ours +75\.0 +62\.5–87\.5 +0\.50 +0\.50–0\.50 +≤ 0\.6 met\n/);
	assert.match(table, /≤ 1\.02 MISSED\n/);
});

test('rowsOf() says what each recorded event cost in CPU time', () => {
	const subjects = [
		{ group: 'messages', name: 'node', measure },
		{ group: 'messages', name: 'recorded', events: 2000, measure },
	];
	const cpu = [
		[10, 10],
		[14, 14],
	];
	const rows = rowsOf(
		subjects,
		[
			[20, 30],
			[40, 60],
		],
		cpu,
	);
	assert.deepEqual(
		rows.map(({ perEvent }) => perEvent),
		[undefined, 2],
	);
	assert.match(tableOf(rows), /recorded +50\.0 .* 2\.00 .* 1\.40 +2\.00\n/);
});
