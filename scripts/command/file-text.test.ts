import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fileText } from './file-text.ts';
import { programs } from './fixture.ts';

test('fileText() unpacks what gzip packed, as far as there is room, and says what is wrong with the rest', (t) => {
	const cwd = programs(t, {});
	const read = (bytes: string | Uint8Array, most?: number) => {
		const file = path.join(cwd, 'r.json');
		fs.writeFileSync(file, bytes);
		return fileText(file, 'r.json', most);
	};
	assert.equal(read('{"é":1}'), '{"é":1}');
	assert.equal(read(gzipSync('{"é":1}')), '{"é":1}');
	const torn = gzipSync('x'.repeat(1000)).subarray(0, 20);
	assert.throws(() => read(torn), /^CommandError: r\.json is packed with gzip and cannot be unpacked: .*\n {2}Pack it/);
	const bomb = gzipSync('x'.repeat(1_000_001));
	assert.throws(() => read(bomb, 1_000_000), /r\.json, unpacked, has more than 1 MB\.\n {2}Record less/);
	assert.throws(() => fileText(path.join(cwd, 'none'), 'none'), /none cannot be read: ENOENT/);
});
