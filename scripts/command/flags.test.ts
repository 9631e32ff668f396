import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFlags } from './flags.ts';

const known = { all: { says: '' }, out: { says: '', value: 'FILE' } };

test('readFlags() sorts words and flags, in any order', () => {
	const given = readFlags(['a', '--all', 'b', '--out', 'x', '-'], known);
	assert.deepEqual(given, {
		words: ['a', 'b', '-'],
		flags: new Map([
			['all', ''],
			['out', 'x'],
		]),
	});
	assert.deepEqual(readFlags(['--out=a=b'], known).flags.get('out'), 'a=b');
});

test('readFlags() leaves all after the first word to the program', () => {
	const given = readFlags(['--all', 'x.ts', '--out', '--', '-v'], known, () => true);
	assert.deepEqual(given, { words: ['x.ts', '--out', '--', '-v'], flags: new Map([['all', '']]) });
	assert.deepEqual(readFlags(['--', '--x.ts', '--all'], known, () => true).words, ['--x.ts', '--all']);
});

test('readFlags() takes flags after a first word that does not pass them on', () => {
	const given = readFlags(['lab', '--all', '--', '--out'], known, (word) => word !== 'lab');
	assert.deepEqual(given, { words: ['lab', '--out'], flags: new Map([['all', '']]) });
});

test('readFlags() refuses what it does not know', () => {
	assert.throws(() => readFlags(['--al'], known), { name: 'UsageError', message: 'unknown flag --al' });
	assert.throws(() => readFlags(['-all'], known), /unknown flag -all/);
	assert.throws(() => readFlags(['--out'], known), /--out needs a value: --out FILE/);
	assert.throws(() => readFlags(['--all=1'], known), /--all takes no value/);
});
