import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { parseChannel, parseWaited } from '../../scripts/recording/channel.ts';
import { compareRecordings } from '../../scripts/recording/diff/compare.ts';
import { readRecording } from '../../scripts/recording/stored.ts';
import { codeWords } from './code-words.ts';
import { example } from './example.ts';
import { exampleLines } from './example-lines.ts';
import { keysOf } from './keys-of.ts';
import { streamLines } from './stream-lines.ts';
import { CHANNELS, WAITED } from './words.ts';

test('example() is what a run of its program does today', (t) => {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-'));
	t.after(() => fs.rmSync(dir, { recursive: true, force: true }));
	const out = path.join(dir, 'recording.json');
	const command = path.resolve('scripts/interleave.ts');
	execFileSync(process.execPath, [command, 'run', '--quiet', '--out', out, 'example.mjs'], {
		cwd: path.resolve('site/format'),
		env: { ...process.env, NODE_TEST_CONTEXT: undefined },
	});
	const { verdict, differences } = compareRecordings(
		example().recording,
		readRecording(fs.readFileSync(out, 'utf8'), out),
	);
	assert.notEqual(verdict, 'new', differences.map(({ says }) => says).join('\n'));
});

test('exampleLines() says every lane and every event in words', () => {
	const { recording, text } = example();
	const lines = exampleLines(recording, text);
	assert.equal(lines.filter(({ says }) => says).length, recording.lanes.length + recording.events.length);
	assert.equal(lines.map((line) => line.text).join('\n'), text.trimEnd());
});

test('streamLines() is made of the example, with one line of each kind', () => {
	const lines = streamLines(example().recording).trimEnd().split('\n');
	assert.deepEqual(lines.slice(0, 2), [
		'{"header":{"format":"interleave","version":1,…}}',
		'{"newLane":{"id":"P1","kind":"process",…}}',
	]);
	assert.deepEqual(
		lines.slice(2).map((line) => Object.keys(JSON.parse(line))[0]),
		['t', 't', 'arrived', 'end'],
	);
});

test('keysOf() tells what a kind carries beyond what all do', () => {
	assert.deepEqual(keysOf('dropped'), [
		{ key: 'what', required: true },
		{ key: 'count', required: true },
		{ key: 'bytes', required: false },
	]);
});

test('the forms of channels and of what is waited for are those that the code knows', () => {
	assert.deepEqual(
		CHANNELS.map(([form]) => parseChannel(form).kind),
		['pair', 'pair', 'port', 'broadcast', 'pair', 'pair', 'pair'],
	);
	assert.deepEqual(
		WAITED.map(([form]) => parseWaited(form).kind),
		['cell', 'web lock', 'lock', 'child'],
	);
});

test('codeWords() makes code of what stands in backquotes, and nothing else', () => {
	assert.equal(codeWords('a `b<c` & d'), 'a <code>b&#60;c</code> &#38; d');
});
