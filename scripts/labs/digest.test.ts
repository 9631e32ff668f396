import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from './digest.ts';
import { checkout, lab, write } from './fixture.ts';
import { loadLabs } from './load.ts';

const files: Record<string, string> & { 'package-lock.json': string } = {
	...lab('a/b', {
		'main.ts': `import './near.ts';\nimport '../../lib/task.ts';\nimport 'pack/deep.js';\n// see ./comment.ts\n`,
		'near.ts': `new Worker(new URL('./far.ts', import.meta.url));`,
		'far.ts': `import './near.ts';`,
		'comment.ts': '',
		'claims.ts': `import { held } from '../../../scripts/recording/claim.ts'; import './words.ts';`,
		'words.ts': '',
		'recording.json': '{}',
	}),
	'labs/lib/task.ts': '',
	'scripts/recording/claim.ts': '',
	'package-lock.json':
		'{ "packages": { "node_modules/pack": { "version": "1.0.0" }, "node_modules/other": { "version": "1.0.0" } } }',
};

/** The digests of the lab after a change of one file. */
function digests(t: Parameters<typeof checkout>[0], change: Record<string, string> = {}) {
	const root = checkout(t, files);
	write(root, change);
	const [found] = loadLabs(root);
	assert.ok(found);
	return { recording: digestOf(found), outcomes: digestOf(found, undefined, { outcomes: true }) };
}

test('digestOf() is the same in another checkout', (t) => {
	assert.deepEqual(digests(t), digests(t));
	assert.match(digests(t).recording, /^sha256:[0-9a-f]{64}$/);
});

test('digestOf() changes with the program, what it reaches, lab.json and locked packages', (t) => {
	const before = digests(t).recording;
	const changes: Record<string, string>[] = [
		{ 'labs/a/b/main.ts': `${files['labs/a/b/main.ts']}1;` },
		{ 'labs/a/b/near.ts': '' },
		{ 'labs/a/b/far.ts': '1' },
		{ 'labs/lib/task.ts': '1' },
		{ 'labs/a/b/lab.json': JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '9s' }) },
		{ 'labs/a/b/lab.json': JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', env: { A: '1' } }) },
		{ 'package-lock.json': files['package-lock.json'].replace('1.0.0', '1.0.1') },
	];
	for (const change of changes) assert.notEqual(digests(t, change).recording, before, Object.keys(change)[0]);
});

test('digestOf() does not change with what a run is not made from', (t) => {
	const before = digests(t);
	const changes: Record<string, string>[] = [
		{ 'labs/a/b/comment.ts': '1' },
		{
			'labs/a/b/lab.json': JSON.stringify({
				...{ title: 'Other', goal: 'Other.', timeout: '10s', variants: { more: { title: 'more', args: ['1'] } } },
				...{ knobs: { times: { title: 'times', env: 'TIMES', from: 1, to: 9, usual: 4 } } },
			}),
		},
		{ 'labs/a/b/recording.json': '{ "other": 1 }' },
		{ 'scripts/recording/claim.ts': '1' },
		{ 'content/lesson.mdx': 'text' },
		{ 'labs/a/b/main.ts': files['labs/a/b/main.ts']?.replaceAll('\n', '\r\n') ?? '' },
		{
			'package-lock.json': files['package-lock.json'].replace(
				'"node_modules/other": { "version": "1.0.0" }',
				'"x": {}',
			),
		},
	];
	for (const change of changes) assert.deepEqual(digests(t, change), before, Object.keys(change)[0]);
});

test('digestOf() for outcomes changes with the claims too', (t) => {
	const before = digests(t);
	for (const file of ['claims.ts', 'words.ts']) {
		const after = digests(t, { [`labs/a/b/${file}`]: `${file} changed` });
		assert.equal(after.recording, before.recording);
		assert.notEqual(after.outcomes, before.outcomes);
	}
});

test('digestOf() differs by variant and refuses an unknown one', (t) => {
	const json = '{ "title": "x", "goal": "y", "timeout": "1s", "variants": { "v": { "title": "V" } } }';
	const [found] = loadLabs(checkout(t, lab('a/b', { 'lab.json': json })));
	assert.ok(found);
	assert.notEqual(digestOf(found), digestOf(found, 'v'));
	assert.throws(() => digestOf(found, 'w'), /no variant "w"/);
});

test('digestOf() of a variant made by a change changes with what it makes of the program', (t) => {
	const json =
		'{ "title": "x", "goal": "y", "timeout": "1s", "variants": { "v": { "title": "V", "change": "v.diff" } } }';
	const diff = (text: string) => `--- main.ts\n+++ main.ts\n@@ -1 +1 @@\n-console.log('hello');\n+${text}\n`;
	const root = checkout(t, lab('a/b', { 'lab.json': json, 'changes/v.diff': diff('one();') }));
	const digest = () => loadLabs(root).map((each) => [digestOf(each), digestOf(each, 'v')])[0] as [string, string];
	const before = digest();
	write(root, { 'labs/a/b/changes/v.diff': `${diff('one();')}\n` });
	assert.deepEqual(digest(), before);
	write(root, { 'labs/a/b/changes/v.diff': diff('two();') });
	const after = digest();
	assert.equal(after[0], before[0]);
	assert.notEqual(after[1], before[1]);
});
