import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Line } from './lines.ts';
import { tail } from './tail.ts';

function directory(t: TestContext) {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-tail-'));
	t.after(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

const mark = (name: string) => `${JSON.stringify({ k: 'mark', t: 1, name })}\n`;

/** The names of the marks that are new, by file. */
function readMarks(files: ReturnType<typeof tail>, all = false): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	files.read((file, line) => {
		found[file] ??= [];
		found[file].push((line as Line & { k: 'mark' }).name);
	}, all);
	return found;
}

test('tail() waits for the end of a torn line, and goes over one that never gets it', (t) => {
	const dir = directory(t);
	const files = tail(dir);
	t.after(files.close);
	const whole = mark('é');
	const bytes = Buffer.from(whole);
	const middle = bytes.indexOf(0xc3) + 1;
	writeFileSync(join(dir, 'a.lane'), bytes.subarray(0, middle));
	assert.deepEqual(readMarks(files), {});
	appendFileSync(join(dir, 'a.lane'), bytes.subarray(middle));
	assert.deepEqual(readMarks(files), { 'a.lane': ['é'] });
	appendFileSync(join(dir, 'a.lane'), `{"k":"ma${mark('glued')}${mark('next')}`);
	assert.deepEqual(readMarks(files), { 'a.lane': ['next'] });
});

test('tail() reads lines longer than what it reads at once, and many of them', (t) => {
	const dir = directory(t);
	const files = tail(dir);
	t.after(files.close);
	const long = 'x'.repeat(2_500_000);
	writeFileSync(join(dir, 'a.lane'), mark(long) + mark('short').repeat(50_000));
	const { 'a.lane': names = [] } = readMarks(files);
	assert.equal(names.length, 50_001);
	assert.equal(names[0], long);
});

test('tail() reads more files than it keeps open, and puts aside those that are finished', (t) => {
	const dir = directory(t);
	const files = tail(dir);
	t.after(files.close);
	const names = Array.from({ length: 1000 }, (_, n) => `${n}.lane`);
	for (const name of names) writeFileSync(join(dir, name), mark(name));
	assert.equal(Object.keys(readMarks(files)).length, 1000);
	const descriptors = () => readdirSync('/proc/self/fd').length;
	if (process.platform === 'linux') assert.ok(descriptors() < 300, `${descriptors()} are open`);
	for (const name of names) appendFileSync(join(dir, name), mark('more'));
	const found = new Set<string>();
	for (let turn = 0; turn < 5; turn++) for (const name of Object.keys(readMarks(files))) found.add(name);
	assert.equal(found.size, 1000, 'each has its turn');
	for (const name of names) appendFileSync(join(dir, name), mark('last'));
	assert.equal(Object.keys(readMarks(files, true)).length, 1000, 'or all at once');
	for (const name of names) files.finish(name);
	assert.deepEqual(readdirSync(dir), ['ended']);
	assert.deepEqual(readMarks(files), {});
});
