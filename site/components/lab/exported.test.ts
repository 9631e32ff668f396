import assert from 'node:assert/strict';
import { test } from 'node:test';
import { programFiles, recordedLabs } from './exported.ts';

test('programFiles() and recordedLabs() name what lies beside them', async () => {
	const names = (await programFiles('sharing/mutex')).map(({ file }) => file);
	assert.deepEqual(names, ['main.ts', 'lib/mutex.ts']);
	const mutex = recordedLabs().find(({ id }) => id === 'sharing/mutex');
	assert.deepEqual(mutex?.variants, [undefined, 'one', 'none', 'short-section']);
});
