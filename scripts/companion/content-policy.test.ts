import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { askedOrigins, inlineScripts, pagePolicy } from './content-policy.ts';

test('inlineScripts() finds what runs, and nothing else', () => {
	const html = [
		`<script>one()</script>`,
		`<script type="module">two()</script>`,
		`<SCRIPT type=module data-x>\r\nthree()\r\n</SCRIPT >`,
		`<script type="application/json">{"a":1}</script>`,
		`<script src="/x.js"></script>`,
		`<script type="module" src='/y.js'></script>`,
	].join('\n');
	assert.deepEqual(inlineScripts(html), ['one()', 'two()', '\nthree()\n']);
});

test('pagePolicy() allows the inline scripts of this page by hash, once each, and no eval', () => {
	const policy = pagePolicy('<script>one()</script><script>one()</script>');
	const hash = `'sha256-${createHash('sha256').update('one()').digest('base64')}'`;
	assert.ok(policy.includes(`script-src 'self' ${hash} 'wasm-unsafe-eval';`), policy);
	assert.doesNotMatch(policy, /script-src[^;]*'unsafe-(inline|eval)'/);
});

test('askedOrigins() are the servers that the viewer was asked to fetch runs and programs from', () => {
	const target = '/view/?from=https://a.example/r.json&program=https://b.example/main.ts&program=http://c.example/x.ts';
	assert.deepEqual(askedOrigins(target), ['https://a.example', 'https://b.example']);
	assert.deepEqual(askedOrigins(target.replace('/view/', '/view/index.html')), askedOrigins(target));
	assert.deepEqual(askedOrigins(target.replace('/view/', '/')), []);
});
