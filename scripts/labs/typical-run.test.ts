import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimKind, Verdict } from '../recording/claim.ts';
import type { JudgedRun } from './judge-runs.ts';
import { mostFrequent, typicalRun } from './typical-run.ts';

const run = (outcome: string, ...verdicts: [ClaimKind, Verdict['verdict']][]): JudgedRun => ({
	recording: {} as JudgedRun['recording'],
	outcome,
	judged: verdicts.map(([kind, verdict]) => ({ claim: { kind } as never, verdict, seen: '' })),
});

test('typicalRun() is of the most frequent outcome, even where another shows more', () => {
	const runs = [run('rare', ['sometimes', 'held']), run('usual'), run('usual')];
	assert.equal(typicalRun(runs), runs[1]);
});

test('typicalRun() shows as much as possible of what may happen', () => {
	const runs = [run('a', ['sometimes', 'refuted']), run('a', ['sometimes', 'held']), run('a', ['sometimes', 'held'])];
	assert.equal(typicalRun(runs), runs[1]);
});

test('typicalRun() is never one in which something that must hold was refuted', () => {
	const runs = [run('a', ['always', 'refuted']), run('a', ['bound', 'refuted']), run('a', ['always', 'not judged'])];
	assert.equal(typicalRun(runs), runs[2]);
	assert.equal(typicalRun(runs.slice(0, 2)), undefined);
});

test('mostFrequent() names all outcomes that no other beats', () => {
	assert.deepEqual([...mostFrequent([run('a'), run('b'), run('c'), run('b'), run('a')])], ['a', 'b']);
});
