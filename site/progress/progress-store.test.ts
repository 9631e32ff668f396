import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserStorage } from './browser-storage.ts';
import { type FakeArea, fakeArea } from './fixture.ts';
import { type ProgressStore, progressStore } from './progress-store.ts';
import { textsAside } from './set-aside.ts';

const KEY = 'interleave:progress';

test('progressStore() writes each change at once, on top of what another tab wrote', () => {
	const area = fakeArea();
	const [one, other] = [tab(area), tab(area)];
	one.read('a/b');
	other.ran('m/x');
	one.ran('m/x');
	other.answer('a/b#q', { answer: ['no'], right: false });
	one.answer('a/b#q', { answer: ['yes'], right: true });
	one.tried('m/x', { solved: true, hints: 1 });
	const { lessons, runs, answers, exercises } = JSON.parse(area.texts.get(KEY) ?? '');
	assert.equal(lessons['a/b'].read, true);
	assert.equal(runs['m/x'].count, 2);
	const { at, first, ...answer } = answers['a/b#q'];
	assert.deepEqual(answer, { answer: ['yes'], right: true });
	assert.equal(first.right, false);
	assert.ok(at > first.at, 'what came later is newer, also within a millisecond');
	assert.equal(exercises['m/x'].solvedAt, exercises['m/x'].triedAt);
	one.read('a/b', false);
	assert.equal(JSON.parse(area.texts.get(KEY) ?? '').lessons['a/b'].read, false);
});

test('progressStore() writes nothing that it could not read again, whatever an imported file or the clock says', () => {
	const area = fakeArea();
	const at = Date.UTC(2100, 0);
	const lessons = { 'a/b': { at, read: true } };
	area.texts.set(KEY, JSON.stringify({ version: 1, lessons, runs: { 'm/x': { at: 8.64e15, count: 1 } } }));
	for (const now of [() => 1, () => 9e15]) {
		const store = progressStore(
			browserStorage(() => area),
			now,
		);
		store.read('a/b');
		store.ran('m/x');
		store.tried('m/x', { solved: true });
		store.answer('a/b#q', { answer: ['yes'] });
		store.at({ slug: 'a/b', hash: '' });
	}
	assert.deepEqual(tab(area).lost, []);
	assert.equal(tab(area).progress.lessons['a/b']?.read, true);
});

test('progressStore() works in a browser that keeps nothing, and says so', () => {
	const area = fakeArea();
	area.blocked = true;
	const store = tab(area);
	store.read('a/b');
	store.ran('m/x');
	assert.equal(store.progress.lessons['a/b']?.read, true);
	assert.match(store.problem ?? '', /keep nothing/);
	area.blocked = false;
	store.ran('m/x');
	assert.equal(store.problem, undefined);
	assert.equal(JSON.parse(area.texts.get(KEY) ?? '').runs['m/x'].count, 2, 'nothing was lost meanwhile');
});

test('progressStore() works in a full browser, and says so as long as it is', () => {
	const area = fakeArea();
	area.room = 300;
	const store = tab(area);
	let told = 0;
	store.watch(() => told++);
	store.read('a/b');
	assert.equal(store.problem, undefined);
	store.read(`a/${'long'.repeat(60)}`);
	assert.match(store.problem ?? '', /full/);
	assert.ok(told >= 2);
	assert.equal(JSON.parse(area.texts.get(KEY) ?? '').lessons['a/b'].read, true, 'what was kept stays');
	area.room = 3000;
	store.ran('m/x');
	assert.equal(store.problem, undefined);
});

for (const [what, text] of [
	['no JSON', '{"version":1,"lessons":{"a/b"'],
	['of another shape', '[]'],
	['damaged in one place', '{"version":1,"lessons":{"a/b":{"at":1,"read":true},"a/c":{"at":"never"}}}'],
]) {
	test(`progressStore() sets aside what is ${what} before it writes`, () => {
		const area = fakeArea({ [KEY]: text ?? '' });
		const store = tab(area);
		assert.equal(area.texts.get(KEY), text, 'reading changes nothing');
		assert.equal(store.lost.length, 1);
		store.ran('m/x');
		store.ran('m/x');
		assert.equal(store.problem, undefined);
		assert.match(store.notice ?? '', /could not be read/);
		assert.match(tab(area).notice ?? '', /could not be read/, 'as long as it lies aside');
		const aside = textsAside(browserStorage(() => area));
		assert.deepEqual(
			aside.map(({ of, text }) => ({ of, text })),
			[{ of: 'progress', text }],
		);
		const { runs, lessons } = JSON.parse(area.texts.get(KEY) ?? '');
		assert.equal(runs['m/x'].count, 2);
		if (text?.includes('"a/c"')) assert.deepEqual(lessons, { 'a/b': { at: 1, read: true } });
	});
}

test('progressStore() writes nothing over what is damaged where there is no room for a copy', () => {
	const area = fakeArea({ [KEY]: 'damaged'.repeat(20) });
	area.room = 200;
	const store = tab(area);
	store.ran('m/x');
	assert.equal(area.texts.get(KEY), 'damaged'.repeat(20));
	assert.equal(store.progress.runs['m/x']?.count, 1);
	assert.ok(store.problem);
});

test('progressStore() leaves what a newer version wrote as it is', () => {
	const text = '{"version":7,"everything":"else"}';
	const area = fakeArea({ [KEY]: text });
	const store = tab(area);
	store.read('a/b');
	assert.equal(area.texts.get(KEY), text);
	assert.match(store.problem ?? '', /newer version/);
	store.erase();
	store.read('a/b');
	assert.equal(JSON.parse(area.texts.get(KEY) ?? '').lessons['a/b'].read, true, 'who erases all begins anew');
	assert.equal(store.problem, undefined);
});

test('erase() ends what was, for a tab that still remembers it too', () => {
	const area = fakeArea();
	const [one, other] = [tab(area), tab(area)];
	one.read('a/b');
	other.refresh();
	one.erase();
	other.ran('m/x');
	assert.deepEqual(other.progress.lessons, {});
	assert.equal(other.progress.runs['m/x']?.count, 1);
});

function tab(area: FakeArea): ProgressStore {
	return progressStore(
		browserStorage(() => area),
		() => 1000,
	);
}
