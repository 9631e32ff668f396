import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkout, lab } from '../../../scripts/labs/fixture.ts';
import { findLab, loadLabs } from '../../../scripts/labs/load.ts';
import { labFiles } from './lab-files.ts';

test('labFiles() has the program first, what it imports beside it, and pieces of labs/lib to be read alone', (t) => {
	const root = checkout(t, {
		...lab('t/x', { 'main.ts': `import '../../lib/a.ts'; import './own.ts';` }),
		'labs/t/x/own.ts': '1;',
		'labs/t/x/solution.ts': '2;',
		'labs/lib/a.ts': `import './b.ts';`,
		'labs/lib/b.ts': '3;',
	});
	const { files, readOnly, task, changes } = labFiles(findLab(loadLabs(root), 't/x'));
	assert.deepEqual(Object.keys(files), ['main.ts', 'own.ts']);
	assert.deepEqual(readOnly, { 'lib/a.ts': `import './b.ts';`, 'lib/b.ts': '3;' });
	assert.deepEqual([task, changes], [undefined, undefined]);
});
