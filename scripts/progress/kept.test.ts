import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomNumbers } from '../recording/random-numbers.ts';
import { addedBy, sinceErased } from './added.ts';
import { type Draft, draftKey, KEPT_PER_LAB, mergeDrafts } from './draft.ts';
import { someDraft, someKept } from './fixture.ts';
import { type Kept, keptText, mergeKept, nothingKept, readKept } from './kept.ts';
import { mergeProgress } from './merge-progress.ts';
import { noProgress, type Progress } from './progress.ts';

test('mergeKept() is commutative, associative and idempotent', () => {
	for (let seed = 1; seed <= 600; seed++) {
		const chance = randomNumbers(seed);
		const [a, b, c] = [someKept(chance), someKept(chance), someKept(chance)];
		assert.deepEqual(mergeKept(a, b), mergeKept(b, a), `seed ${seed}: commutative`);
		assert.deepEqual(mergeKept(mergeKept(a, b), c), mergeKept(a, mergeKept(b, c)), `seed ${seed}: associative`);
		assert.deepEqual(mergeKept(a, a), a, `seed ${seed}: idempotent`);
		assert.deepEqual(mergeKept(mergeKept(a, b), b), mergeKept(a, b), `seed ${seed}: a file imported twice`);
	}
});

test('mergeDrafts() stays so where more is there than is kept', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const chance = randomNumbers(seed);
		const [a, b, c] = Array.from({ length: 3 }, () => byKey(Array.from({ length: 90 }, () => someDraft(chance)))) as [
			Drafts,
			Drafts,
			Drafts,
		];
		assert.deepEqual(mergeDrafts(a, b), mergeDrafts(b, a));
		assert.deepEqual(mergeDrafts(mergeDrafts(a, b), c), mergeDrafts(a, mergeDrafts(b, c)));
	}
});

test('mergeKept() gives what can be read again, and the same file for the same content', () => {
	for (let seed = 1; seed <= 200; seed++) {
		const chance = randomNumbers(seed);
		const merged = mergeKept(someKept(chance), someKept(chance));
		const text = keptText(merged);
		const { kept, lost } = readKept(JSON.parse(text));
		assert.deepEqual(lost, []);
		assert.deepEqual(kept, merged);
		assert.equal(keptText(kept), text);
	}
});

test('mergeProgress() lets the newest count, the first answer stay the first, and nothing be added up', () => {
	const one: Progress = {
		...noProgress(),
		lessons: { 'a/b': { at: 5, read: true } },
		answers: { 'a/b#q': { at: 9, answer: ['y'], right: true, first: { at: 2, right: false } } },
		runs: { 'm/x': { at: 3, count: 4 } },
		exercises: { 'm/x': { triedAt: 8, solvedAt: 8, hints: 1 } },
	};
	const other: Progress = {
		...noProgress(),
		lessons: { 'a/b': { at: 6, read: false } },
		answers: { 'a/b#q': { at: 7, answer: ['n'], right: false, first: { at: 7, right: false } } },
		runs: { 'm/x': { at: 9, count: 3 } },
		exercises: { 'm/x': { triedAt: 9, solvedAt: 5, hints: 2, sawSolution: true } },
	};
	const both = mergeProgress(one, other);
	assert.deepEqual(both.lessons, { 'a/b': { at: 6, read: false } });
	assert.deepEqual(both.answers['a/b#q'], { at: 9, answer: ['y'], right: true, first: { at: 2, right: false } });
	assert.deepEqual(both.runs, { 'm/x': { at: 9, count: 4 } });
	assert.deepEqual(both.exercises, { 'm/x': { triedAt: 9, solvedAt: 5, hints: 2, sawSolution: true } });
});

test('mergeKept() lets nothing come back that was erased on one side', () => {
	const old: Kept = {
		progress: { ...noProgress(), lessons: { 'a/b': { at: 5, read: true } } },
		drafts: byKey([draft()]),
	};
	const erased: Kept = { progress: { ...noProgress(), erased: 9 }, drafts: {} };
	assert.deepEqual(mergeKept(old, erased), erased);
	assert.deepEqual(mergeKept(erased, old), erased);
});

test('mergeDrafts() keeps so many texts of a lab, and lets the oldest go', () => {
	const many = byKey(Array.from({ length: 25 }, (_, index) => draft({ tab: `b.${index}`, at: index })));
	const kept = Object.values(mergeDrafts(many, {}));
	assert.equal(kept.length, KEPT_PER_LAB);
	assert.equal(Math.min(...kept.map(({ at }) => at)), 5);
	const other = byKey([draft({ lab: 'm/other', at: 0 })]);
	assert.equal(Object.keys(mergeDrafts(many, other)).length, KEPT_PER_LAB + 1, 'each lab has its own');
});

test('mergeKept() of nothing and something is something', () => {
	const some = someKept(randomNumbers(7));
	delete some.progress.erased;
	assert.deepEqual(mergeKept(nothingKept(), some), some);
});

test('addedBy() counts what a file would bring, also one from before all was erased', () => {
	const progress: Progress = {
		...noProgress(),
		lessons: { 'a/b': { at: 5, read: true }, 'a/c': { at: 5, read: true } },
	};
	const file: Kept = { progress: { ...progress, erased: 3 }, drafts: byKey([draft()]) };
	const own: Kept = { progress: { ...noProgress(), erased: 9, lessons: { 'a/b': { at: 6, read: true } } }, drafts: {} };
	assert.deepEqual(addedBy(own, file), { lessons: 1, answers: 0, runs: 0, exercises: 0, drafts: 1 });
	const merged = mergeKept(own, sinceErased(own, file));
	assert.equal(merged.progress.erased, 9);
	assert.deepEqual(addedBy(merged, file), { lessons: 0, answers: 0, runs: 0, exercises: 0, drafts: 0 });
});

type Drafts = Record<string, Draft>;

function byKey(drafts: Draft[]): Drafts {
	return Object.fromEntries(drafts.map((one) => [draftKey(one), one]));
}

function draft(given: Partial<Draft> = {}): Draft {
	const files = { 'main.ts': 'a' };
	return { lab: 'm/x', task: false, base: 'v1', original: files, files, at: 1, tab: 'b.1', ...given };
}
