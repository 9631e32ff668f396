import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseChannel, parseWaited, renameChannel, renameWaited } from './channel.ts';

const swap = (lane: string) => ({ P1: 'P3', P2: 'P1', 'P2.T1': 'P1.T4' })[lane] ?? lane;

for (const [name, renamed] of [
	['P1>P2', 'P3>P1'],
	['P1>P2#0', 'P3>P1#0'],
	['P2.T1>P2', 'P1.T4>P1'],
	['P1>P2#stdin', 'P3>P1#stdin'],
	['outside>P2#tcp1', 'outside>P1#tcp1'],
	['port:P2.2a', 'port:P1.2a'],
	['port:P2.T1.12b', 'port:P1.T4.12b'],
	['port:P2.2a#17', 'port:P1.2a#17'],
	['broadcast:P2>P1@home@P2', 'broadcast:P2>P1@home@P1'],
	['broadcast:a\n#1@P2#3', 'broadcast:a\n#1@P1#3'],
	['P9>P1', 'P9>P3'],
	['something else', 'something else'],
] as const)
	test(`renameChannel() makes ${JSON.stringify(name)} ${JSON.stringify(renamed)}`, () => {
		assert.equal(renameChannel(name, swap), renamed);
	});

for (const [on, renamed] of [
	['atomics:s7[3]', 'atomics:S7[3]'],
	['lock:L@P2', 'lock:L@P1'],
	['lock:P2', 'lock:P2'],
	['lock:a@b', 'lock:a@b'],
	['child:P2', 'child:P1'],
	['child:any', 'child:any'],
	['lock:$&', 'lock:$&'],
] as const)
	test(`renameWaited() makes ${on} ${renamed}`, () => {
		assert.equal(
			renameWaited(on, swap, (buffer) => buffer.toUpperCase()),
			renamed,
		);
	});

test('parseChannel() tells ends, makers and processes', () => {
	assert.deepEqual(['P1>P2.T1', 'P2>P1#stdout', 'port:P1.T1.2b', 'broadcast:news@P1', 'L'].map(parseChannel), [
		{ kind: 'pair', from: 'P1', to: 'P2.T1' },
		{ kind: 'pair', from: 'P2', to: 'P1', stream: 'stdout' },
		{ kind: 'port', maker: 'P1.T1', number: 2, side: 'b' },
		{ kind: 'broadcast', name: 'news', process: 'P1' },
		{ kind: 'unknown' },
	]);
});

test('parseWaited() tells cells, locks and children', () => {
	assert.deepEqual(['atomics:s1[0]', 'lock:L@P1', 'lock:L', 'child:P2', 'L'].map(parseWaited), [
		{ kind: 'cell', buffer: 's1', index: 0 },
		{ kind: 'web lock', name: 'L', process: 'P1' },
		{ kind: 'lock', name: 'L' },
		{ kind: 'child', lane: 'P2' },
		{ kind: 'lock', name: 'L' },
	]);
});
