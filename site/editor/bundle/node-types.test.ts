import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeTypes, shortened } from './node-types.ts';

test('shortened() keeps the first paragraph of what describes, and no other comment', () => {
	const text = `// a license
/* another */
/// <reference types="x" />
    /**
     * Reads a file,
     * all of it.
     *
     * More of it.
     * @since v1
     */
    function read(): void;
/** @since v1 */
const url = 'http://x';
`;
	assert.equal(
		shortened(text).trimStart(),
		`/// <reference types="x" />
	/** Reads a file, all of it. */
	function read(): void;
const url = 'http://x';
`,
	);
});

test('nodeTypes() has what a program of the course imports, with the packages that say where', () => {
	const types = nodeTypes(process.cwd());
	assert.equal(JSON.parse(types['@types/node/package.json'] ?? '{}').types, 'index.d.ts');
	assert.ok(types['@types/node/worker_threads.d.ts']?.includes('class Worker '));
	assert.ok(types['undici-types/index.d.ts']);
});
