import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './read-file.ts';

test('readText() reads a file that was exported, and tells what of it is lost', () => {
	const text = '{"progress":{"version":1,"lessons":{"a/b":{"at":1,"read":true},"a/c":7}},"drafts":{}}';
	const { kept, lost } = readText('mine.json', text);
	assert.deepEqual(kept.progress.lessons, { 'a/b': { at: 1, read: true } });
	assert.equal(lost.length, 1);
});

const bad: [string, string, RegExp][] = [
	['a torn file', '{\n"progress": {\n"version": 1,', /^mine\.json, line 3: this is not JSON \(.+\)\.$/],
	['a wrong letter', '{\n"progress": {\n"version": x\n}}', /^mine\.json, line 3: this is not JSON/],
	['another kind of file', '{"lanes":[]}', /^mine\.json: .*neither "progress" nor "drafts"/],
	['a newer file', '{"progress":{"version":2}}', /^mine\.json: .*newer version.*Update the course/],
	['nothing that can be read', '{"progress":{"version":1,"lessons":7}}', /^mine\.json: "lessons" is no object\.$/],
];
for (const [what, text, says] of bad) {
	test(`readText() refuses ${what}, and says where`, () => {
		assert.throws(() => readText('mine.json', text), { message: says });
	});
}
