import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { header, out, sample } from '../recording/fixture.ts';
import { writeRecording } from '../recording/stored.ts';
import { formatItem } from '../recording/stream.ts';
import { interleave, programs } from './fixture.ts';

const run = sample([out(7, 'P1', 'hi\n', 9)]);
const { durationUs: _, exit: __, ...beginning } = header();
const stream = [{ header: beginning }, ...run.lanes.map((newLane) => ({ newLane })), ...run.events]
	.map((item) => formatItem(item))
	.join('');

test('interleave export writes a file, stored or streamed, in each format', async (t) => {
	const cwd = programs(t, { 'run.json': writeRecording(run), 'run.ndjson': stream });
	for (const [format, says] of [
		['chrome-trace', /^\{"displayTimeUnit"/],
		['mermaid', /^sequenceDiagram/],
		['asciicast', /^\{"version":3,.*\n\[0\.000009,"o","hi\\r\\n"\]\n/],
		['html', /^<!doctype html>[\s\S]*--paper: [\s\S]*\.timeline [\s\S]*\.transcript [\s\S]*<pre>hi<\/pre>/],
	] as const) {
		for (const file of ['run.json', 'run.ndjson']) {
			const { code, stdout, stderr } = await interleave(['export', file, '--format', format], { cwd });
			assert.deepEqual([code, stderr], [0, '']);
			assert.match(stdout.toString(), says);
		}
	}
	const { code, stdout } = await interleave(['export', '--format=mermaid', '--out', 'run.mmd', 'run.json'], { cwd });
	assert.deepEqual([code, stdout.toString()], [0, '']);
	assert.match(fs.readFileSync(path.join(cwd, 'run.mmd'), 'utf8'), /^sequenceDiagram/);
});

test('interleave export - reads standard input', async (t) => {
	const cwd = programs(t, {});
	const { code, stdout, stderr } = await interleave(['export', '-', '--format', 'mermaid'], { cwd, input: stream });
	assert.deepEqual([code, stderr], [0, '']);
	assert.match(stdout.toString(), /^sequenceDiagram/);
	const other = await interleave(['export', '-', '--format', 'mermaid'], { cwd, input: '{"a":1}' });
	assert.match(other.stderr, /^interleave: standard input:1: /);
});

test('interleave export shows what a lab claims', async () => {
	const { code, stdout } = await interleave(['export', 'first-race', '--format', 'html']);
	assert.equal(code, 0);
	assert.match(stdout.toString(), /<h1>sharing\/first-race<\/h1>[\s\S]*What is claimed of it[\s\S]*✓ held/);
});

for (const [args, says] of [
	[[], 'export needs a lab or a file'],
	[['run.json'], 'export needs --format: chrome-trace, mermaid, asciicast, html'],
	[
		['run.json', '--format', 'htm'],
		'there is no format "htm": chrome-trace, mermaid, asciicast, html\n  Did you mean "html"?',
	],
	[['run.json', 'b.json', '--format', 'html'], 'export takes one recording, and got also "b.json"'],
	[['none.json', '--format', 'html'], 'there is no file none.json in '],
	[['.', '--format', 'html'], '. is a folder and no recording\n  See: npm run interleave -- export --help'],
	[['run.json', '--format', 'html', '--variant', 'v'], '--variant is for labs, and this is a file'],
	[['run.json', '--format', 'html', '--out', 'a/b.html'], '--out: there is no folder '],
	[['run.json', '--format', 'html', '--out', '.'], '--out: '],
] as [string[], string][])
	test(`interleave export ${args.join(' ')} is a wrong call`, async (t) => {
		const cwd = programs(t, { 'run.json': writeRecording(run) });
		const { code, stdout, stderr } = await interleave(['export', ...args], { cwd });
		assert.deepEqual([code, stdout.toString()], [2, '']);
		assert.ok(stderr.startsWith(`interleave: ${says}`), stderr);
	});
