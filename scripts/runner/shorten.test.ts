import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shorten } from './shorten.ts';

const { place, argv } = shorten('/course', '/course/labs/sharing/race');

test('shorten() gives places relative to the program, else to the working directory', () => {
	assert.equal(place('/course/labs/sharing/race/main.ts:12'), 'main.ts:12');
	assert.equal(place('file:///course/labs/sharing/race/part%20two.ts:3'), 'part two.ts:3');
	assert.equal(place('file:///course/labs/lib/mutex.ts:40'), 'labs/lib/mutex.ts:40');
	assert.equal(place('/elsewhere/x.mjs:1'), '/elsewhere/x.mjs:1');
	assert.equal(place('[eval]:1'), '[eval]:1');
	assert.equal(place(undefined), undefined);
});

test('shorten() names programs without their folder, and files of the working directory relative to it', () => {
	assert.deepEqual(argv(['/usr/bin/node', '/course/labs/x.ts', '--to=/course', '/etc/x', process.execPath]), [
		'node',
		'labs/x.ts',
		'--to=/course',
		'/etc/x',
		'node',
	]);
});
