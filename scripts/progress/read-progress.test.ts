import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKept } from './kept.ts';
import { noProgress } from './progress.ts';
import { readProgress } from './read-progress.ts';
import { sourceVersion } from './source-version.ts';

const SOUND = {
	version: 1,
	lessons: { 'a/b': { at: 5, read: true, mood: 'good' } },
	answers: { 'a/b#q': { at: 9, answer: ['y'], first: { at: 2 } } },
	runs: { 'm/x': { at: 3, count: 4 } },
	exercises: { 'm/x': { triedAt: 8 } },
	here: { slug: 'a/b', hash: '#c', section: 'C', at: 4 },
	badges: [1],
};

test('readProgress() keeps all that is sound, with the keys that it does not know', () => {
	assert.deepEqual(readProgress(SOUND), { progress: SOUND, lost: [] });
	assert.deepEqual(readProgress({ version: 1 }), { progress: noProgress(), lost: [] });
});

const damaged: [string, unknown, RegExp][] = [
	['text', 'hello', /^The progress is no object\.$/],
	['a list', [], /no object/],
	['no version', {}, /"version" is not 1/],
	['another version', { version: '1' }, /"version" is not 1/],
	['a lesson without its time', { ...SOUND, lessons: { 'a/b': { read: true } } }, /"lessons": "a\/b"/],
	['a time beyond all dates', { ...SOUND, runs: { 'm/x': { at: 1e99, count: 1 } } }, /"runs": "m\/x"/],
	['a time beyond all learners', { ...SOUND, runs: { 'm/x': { at: 8.64e15, count: 1 } } }, /"runs": "m\/x"/],
	['a count below nothing', { ...SOUND, runs: { 'm/x': { at: 1, count: -1 } } }, /"runs": "m\/x"/],
	[
		'an answer that is no list',
		{ ...SOUND, answers: { q: { at: 1, answer: 'y', first: { at: 1 } } } },
		/"answers": "q"/,
	],
	['a map that is a list', { ...SOUND, exercises: [] }, /"exercises" is no object/],
	['a place that is none', { ...SOUND, here: { slug: 'javascript:alert(1)', hash: '', at: 1 } }, /"here"/],
	['a key that is no name', { ...SOUND, lessons: { '<img src=x>': { at: 1, read: true } } }, /"<img src=x>"/],
	['depth', { ...SOUND, badges: JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) }, /nests deeper than/],
	['a prototype', JSON.parse('{"version":1,"__proto__":{"right":true}}'), /"__proto__" is no key/],
	['a prototype below', JSON.parse('{"version":1,"lessons":{"__proto__":{"at":1,"read":true}}}'), /"__proto__"/],
];
for (const [what, json, says] of damaged) {
	test(`readProgress() tells ${what}, and keeps the rest`, () => {
		const { progress, lost } = readProgress(json);
		assert.equal(lost.length, 1, lost.join('\n'));
		assert.match(lost[0] ?? '', says);
		assert.equal(Object.getPrototypeOf(progress), Object.prototype);
		assert.equal(Object.getPrototypeOf(progress.lessons), Object.prototype);
		assert.equal((progress as unknown as Record<string, unknown>).right, undefined);
		if (lost[0]?.startsWith('"runs"')) assert.deepEqual(progress.lessons, SOUND.lessons);
	});
}

test('readProgress() reads nothing of a newer version, and says which', () => {
	const { progress, lost, newer } = readProgress({ version: 2, lessons: 'who knows' });
	assert.deepEqual(progress, noProgress());
	assert.equal(newer, 2);
	assert.match(lost[0] ?? '', /newer version of the course/);
});

test('readKept() reads files, and tells what in them is none', () => {
	const draft = {
		lab: 'm/x',
		task: true,
		base: 'v',
		original: { 'a.ts': '' },
		files: { 'a.ts': 'b' },
		at: 1,
		tab: 'b.1',
	};
	const key = 'm/x!@v/b.1';
	assert.deepEqual(readKept({ progress: SOUND, drafts: { [key]: draft } }), {
		kept: { progress: SOUND, drafts: { [key]: draft } },
		lost: [],
	});
	for (const wrong of [
		{ 'elsewhere@v/b.1': draft },
		{ [key]: { ...draft, files: { '../main.ts': '' } } },
		{ [key]: { ...draft, files: JSON.parse('{"__proto__":"x"}') } },
		{ [key]: { ...draft, files: { 'a.ts': 'x'.repeat(5_000_001) } } },
		{ [key]: { ...draft, tab: 'no tab' } },
	]) {
		const { kept, lost } = readKept({ progress: SOUND, drafts: wrong });
		assert.deepEqual(kept.drafts, {});
		assert.match(lost.join(), /^"drafts": "[^"]+" is not as it should be\.$/);
	}
	assert.match(readKept([]).lost.join(), /no file of progress/);
	assert.match(readKept({ lanes: [] }).lost.join(), /neither "progress" nor "drafts"/);
	assert.equal(readKept({ progress: { version: 9 }, drafts: {} }).newer, 9);
});

test('sourceVersion() differs where a text or a name does, and not by the order of files', () => {
	const version = sourceVersion({ 'a.ts': 'x', 'b.ts': 'y' });
	assert.match(version, /^[0-9a-z]{8,12}$/);
	assert.equal(sourceVersion({ 'b.ts': 'y', 'a.ts': 'x' }), version);
	const others: Record<string, string>[] = [
		{ 'a.ts': 'x' },
		{ 'a.ts': 'y', 'b.ts': 'x' },
		{ 'a.ts': 'x', 'b.ts': 'y\n' },
		{ 'c.ts': 'x', 'b.ts': 'y' },
	];
	assert.equal(new Set([version, ...others.map(sourceVersion)]).size, 5);
});
