import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkout, lab as filesOf } from './fixture.ts';
import { loadLabs } from './load.ts';
import { variantFiles } from './variant-files.ts';

const json = JSON.stringify({
	...{ title: 'A lab', goal: 'See it.', timeout: '10s' },
	variants: { plain: { title: 'plain', args: ['1'] }, loud: { title: 'loud', change: 'loud.diff' } },
});
const DIFF = `--- main.ts
+++ main.ts
@@ -2,2 +2,2 @@
-say('hello');
+say('HELLO');
 end();
`;

function changed(t: Parameters<typeof checkout>[0], diff?: string, main = `begin();\nsay('hello');\nend();\n`) {
	const files = { 'lab.json': json, 'main.ts': main, ...(diff !== undefined && { 'changes/loud.diff': diff }) };
	const [lab] = loadLabs(checkout(t, filesOf('a/b', files)));
	assert.ok(lab);
	return { plain: variantFiles(lab, 'plain'), none: variantFiles(lab, undefined), loud: variantFiles(lab, 'loud') };
}

test('variantFiles() applies the change of a variant, and changes nothing for others', (t) => {
	const text = `begin();\nsay('HELLO');\nend();\n`;
	assert.deepEqual(changed(t, DIFF), { plain: {}, none: {}, loud: { 'main.ts': text } });
	const windows = changed(t, DIFF.replaceAll('\n', '\r\n'), `begin();\r\nsay('hello');\r\nend();\r\n`);
	assert.deepEqual(windows.loud, { 'main.ts': text });
});

test('variantFiles() names the line of a change that does not fit, and what to do', (t) => {
	assert.throws(() => changed(t), /lab\.json:\d+: "change" is about changes\/loud\.diff, which is missing/);
	assert.throws(
		() => changed(t, DIFF, `begin();\nsay('bye');\nend();\n`),
		/changes\/loud.diff:3: it does not fit main.ts\n {2}labs\/a\/b\/main.ts has changed: write the change anew/,
	);
	assert.throws(() => changed(t, DIFF.replaceAll('main.ts', 'other.ts')), /loud.diff:1: it changes "other.ts"/);
	assert.throws(() => changed(t, 'nothing'), /it changes nothing/);
	assert.throws(() => changed(t, DIFF.replace('@@ -2,2', '@@ -2,9')), /loud.diff:\d+: it is not a unified diff/);
});
