import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runProgram } from './run-program.ts';
import { sortTests } from './test-files.ts';
import { takeCounts } from './test-report.ts';

const TESTS = `
import { describe, test } from 'node:test';
test('one', () => {});
describe('a suite', () => {
	test('two', () => {});
	test('three', () => { throw new Error('three is wrong'); });
});
test.skip('four', () => {});
test('five', { skip: 'no such machine' }, () => {});
`;

test('report() counts tests and not suites, and tells failures and what was skipped', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'interleave-report-'));
	after(() => rmSync(folder, { recursive: true, force: true }));
	writeFileSync(join(folder, 'x.test.mjs'), TESTS);
	const args = ['--test', `--test-reporter=${join(import.meta.dirname, 'test-report.ts')}`, 'x.test.mjs'];
	const { said, code } = await runProgram(args, { cwd: folder, env: { NODE_TEST_CONTEXT: undefined } });
	const { counts, words } = takeCounts(said);
	assert.equal(code, 1);
	assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 2 });
	assert.match(words, /✗ three .*x\.test\.mjs:6/);
	assert.match(words, /three is wrong/);
	assert.match(words, /skipped: five .*no such machine/);
	assert.doesNotMatch(words, /✗ a suite/);
});

test('takeCounts() has none where the run broke off', () => {
	assert.equal(takeCounts('some words').counts, undefined);
});

test('sortTests() knows what each test needs by its name', () => {
	const files = [
		'labs/lib/task.test.ts',
		'scripts/diagrams/render.browser.test.ts',
		'scripts/verify/links.site.test.ts',
		'site/tests/home.test.ts',
		'site/timeline/scale.test.ts',
	];
	assert.deepEqual(sortTests(files), {
		unit: ['labs/lib/task.test.ts', 'site/timeline/scale.test.ts'],
		site: ['scripts/verify/links.site.test.ts'],
		browser: ['scripts/diagrams/render.browser.test.ts', 'site/tests/home.test.ts'],
	});
});
