import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FLOODS } from './floods.ts';

for (const { name, run } of FLOODS) {
	test(`startRun() keeps its measure in a tenth of ${name}`, { skip: process.platform !== 'linux' }, async (t) => {
		const { words, problems } = await run(0.1);
		t.diagnostic(words);
		assert.deepEqual(problems, []);
	});
}
