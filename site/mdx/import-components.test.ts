import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { withImports } from './import-components.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'components-'));
fs.writeFileSync(path.join(folder, 'Lab.astro'), '');
test.after(() => fs.rmSync(folder, { recursive: true }));

test('withImports() imports each component once, after the text', () => {
	const text = '# One\n\n<Lab id="a/b" />\n<Lab id="a/c" />';
	const [lesson, imports] = withImports(text, 'content/x.mdx', folder).split('\n\nimport');
	assert.equal(lesson, text);
	assert.equal(imports, ` Lab from ${JSON.stringify(path.join(folder, 'Lab.astro'))};\n`);
});

test('withImports() leaves code and what is imported already alone', () => {
	const text = "import { Tabs } from 'x';\n\n`<Lab>`\n\n```tsx\n<Box />\n```\n\n<Tabs />\n";
	assert.equal(withImports(text, 'content/x.mdx', folder), text);
});

test('withImports() names the line of a component that does not exist', () => {
	assert.throws(() => withImports('\n\n<Lob />', 'content/x.mdx', folder), {
		message: 'content/x.mdx:3: there is no component <Lob>\nUse one of Lab, or write site/components/Lob.astro.',
	});
});
