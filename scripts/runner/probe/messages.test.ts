import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import messages from './messages.cjs';

const { preview, search, sizeOf } = messages;
const never = () => {
	throw new Error('must not be called');
};

for (const [value, shown] of [
	['a "b"', '"a \\"b\\""'],
	['x'.repeat(500), `"${'x'.repeat(78)}…`],
	[12.5, '12.5'],
	[12n, '12n'],
	[null, 'null'],
	[undefined, 'undefined'],
	[{}, '{}'],
	[{ type: 'task', id: 5, deep: { list: [1] } }, '{"type":"task","id":5,"deep":{"list":[…]}}'],
	[[1, [2, [3]], ...Array(100_000).fill(0)], '[1,[2,[…]],0,0,0,0,…]'],
	[Object.fromEntries([...Array(20).keys()].map((key) => [key, key])), '{"0":0,"1":1,"2":2,"3":3,"4":4,"5":5,…}'],
	[new Map([[1, 2]]), 'Map(1)'],
	[new Set([1, 2]), 'Set(2)'],
	[new Uint8Array(3), 'Uint8Array(3)'],
	[new DataView(new ArrayBuffer(4)), 'DataView(4)'],
	[new SharedArrayBuffer(8), 'SharedArrayBuffer(8)'],
	[new ArrayBuffer(8), 'ArrayBuffer(8)'],
	[{ port: new MessageChannel().port1, at: new Date(0) }, '{"port":MessagePort,"at":Date}'],
] as [unknown, string][])
	test(`preview() shows ${shown.slice(0, 40)}`, () => {
		assert.equal(preview(value), shown);
	});

test('preview() and search() call nothing of the program', () => {
	const trap = new Proxy({}, { get: never, ownKeys: never, getOwnPropertyDescriptor: never, getPrototypeOf: never });
	const value = { trap, list: [trap], toJSON: never };
	Object.defineProperty(value, 'getter', { get: never, enumerable: true });
	Object.defineProperty(value, Symbol.toStringTag, { get: never });
	assert.equal(preview(value), '{"trap":Proxy,"list":[Proxy],"toJSON":function,"getter":undefined}');
	search(value, () => false, never);
	assert.equal(preview(trap), 'Proxy');
	search(trap, () => false, never);
});

test('sizeOf() tells the bytes of bytes and of text, and of nothing else', () => {
	const { buffer } = new Uint8Array(16);
	const values = [
		'é',
		buffer,
		new Uint16Array(buffer, 2, 3),
		new DataView(buffer, 4),
		new SharedArrayBuffer(8),
		5,
		{},
		null,
	];
	assert.deepEqual(values.map(sizeOf), [2, 16, 6, 12, 8, undefined, undefined, undefined]);
});

test('search() finds shared buffers and ports at the same paths in what was sent and in its clone', () => {
	const buffer = new SharedArrayBuffer(8);
	const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
	const value: Record<string, unknown> = {
		list: [1, { view: new Int32Array(buffer) }],
		map: new Map<unknown, unknown>([[{ key: buffer }, new Set([new DataView(new SharedArrayBuffer(4))])]]),
		memory,
		plain: new Uint8Array(8),
	};
	value.cycle = value;
	const pathsOf = (message: unknown) => {
		const paths: string[] = [];
		search(
			message,
			() => false,
			(path) => paths.push(path),
		);
		return paths;
	};
	assert.deepEqual(pathsOf(value), ['/list/1/view', '/map/0/key', '/map/1/0', '/memory']);
	assert.deepEqual(pathsOf(structuredClone(value)), pathsOf(value));
});
