import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress } from './fetch-from.ts';
import { givenByAddress, givenByDrop, givenByPaste, otherOrigins } from './given.ts';
import { programFirst, sortFiles } from './sort-files.ts';

test('givenByAddress() finds an address or what a companion keeps, and nothing in other links', () => {
	const at = (search: string, hash = '') => givenByAddress({ search, hash });
	assert.deepEqual(at('?from=%2Fr.json&program=a.ts&program=b.ts'), {
		addresses: ['/r.json'],
		programs: ['a.ts', 'b.ts'],
	});
	assert.deepEqual(at('', '#from=https%3A%2F%2Fa.example%2Fr.json'), {
		addresses: ['https://a.example/r.json'],
		programs: [],
	});
	assert.deepEqual(at('?from=a.json&from=b.json&from=c.json'), { addresses: ['a.json', 'b.json'], programs: [] });
	assert.deepEqual(at('?kept=ab12', '#run=view&t=5'), { kept: 'ab12' });
	for (const [search, hash] of [
		['', ''],
		['?from=', ''],
		['', '#run=view&t=5'],
	] as const)
		assert.equal(at(search, hash), undefined);
});

test('otherOrigins() lets a page connect to the servers that are named, and to no more', () => {
	const addresses = [
		'https://a.example/r.json',
		'/own.json',
		'https://a;b/r.json',
		'https://*/r.json',
		'file:///r.json',
	];
	const programs = ['https://b.example:8443/main.ts', 'https://a.example/main.ts', 'http://c.example/x.ts'];
	assert.deepEqual(otherOrigins({ addresses, programs }, 'https://course.example/view/'), [
		'https://a.example',
		'https://b.example:8443',
	]);
});

test('readAddress() takes what a browser may fetch, and nothing else', () => {
	const page = 'https://course.example/view/';
	assert.equal(readAddress('/r.json', page).href, 'https://course.example/r.json');
	assert.equal(readAddress('https://a.example/r.json', page).href, 'https://a.example/r.json');
	assert.equal(readAddress('/r.json', 'http://127.0.0.1:4747/view/').href, 'http://127.0.0.1:4747/r.json');
	for (const bad of [
		'file:///etc/passwd',
		'http://192.168.0.1/',
		'javascript:alert(1)',
		'data:,{}',
		'https://me:secret@a.example/',
		'http://',
	])
		assert.throws(() => readAddress(bad, page), /is not an address that is fetched here/, bad);
});

test('sortFiles() tells programs from what may be a recording', () => {
	const files = ['run.json', 'main.ts', 'w.mjs', 'run.jsonl.gz', 'notes', 'a.TSX'].map((name) => ({ name }));
	const { recordings, sources } = sortFiles(files);
	assert.deepEqual(
		recordings.map(({ name }) => name),
		['run.json', 'run.jsonl.gz', 'notes'],
	);
	assert.deepEqual(
		sources.map(({ name }) => name),
		['main.ts', 'w.mjs', 'a.TSX'],
	);
});

test('programFirst() takes the file for the program that the command names', () => {
	const files = ['lib.ts', 'src/main.ts', 'worker.ts'].map((file) => ({ file }));
	const order = (...command: string[]) => programFirst(files, command).map(({ file }) => file);
	assert.deepEqual(order('node', '--watch', 'a\\main.ts', 'x'), ['src/main.ts', 'lib.ts', 'worker.ts']);
	assert.deepEqual(order('node', 'other.ts'), ['lib.ts', 'src/main.ts', 'worker.ts']);
});

test('givenByDrop() tells folders from files', () => {
	const entry = (name: string, isDirectory: boolean) => ({ webkitGetAsEntry: () => ({ name, isDirectory }) });
	const dropped = {
		items: [entry('labs', true), entry('r.json', false), { webkitGetAsEntry: () => null }],
		files: [{ name: 'labs' }, { name: 'r.json' }],
	} as unknown as DataTransfer;
	const given = givenByDrop(dropped) as { files: { name: string }[]; folders: string[] };
	assert.deepEqual([given.files.map(({ name }) => name), given.folders], [['r.json'], ['labs']]);
});

test('givenByPaste() tells an address from a recording, and takes no blank', async () => {
	const pasted = (text: string) => givenByPaste({ files: [], getData: () => text } as unknown as DataTransfer);
	assert.deepEqual(pasted(' https://a.example/r.json\n'), { addresses: ['https://a.example/r.json'], programs: [] });
	assert.equal(pasted(' \n'), undefined);
	const given = pasted('{"header":1}\nhttps://a.example/') as { files: { name: string; file: Blob }[] };
	assert.equal(given.files[0]?.name, 'the pasted text');
	assert.equal(await given.files[0]?.file.text(), '{"header":1}\nhttps://a.example/');
});
