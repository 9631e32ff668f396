import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftKey, KEPT_PER_LAB } from '../../scripts/progress/draft.ts';
import { sourceVersion } from '../../scripts/progress/source-version.ts';
import { browserStorage } from '../progress/browser-storage.ts';
import { type FakeArea, fakeArea } from '../progress/fixture.ts';
import { draftStore } from './draft-store.ts';
import { isUnreadable, keptDrafts } from './kept-drafts.ts';
import type { Locks } from './locks.ts';

const LAB = 'm/x';
const FILES = { 'main.ts': 'course' };

test('open() goes on with the text of a tab that is gone, and writes each change at once', async () => {
	const browser = fakeBrowser();
	const tab = browser.tab();
	const first = await tab.open(LAB, false, FILES);
	assert.deepEqual([first.files, first.changed], [FILES, false]);
	first.set('main.ts', 'mine');
	tab.close();
	const second = await browser.tab().open(LAB, false, FILES);
	assert.deepEqual([second.files, second.changed, second.others], [{ 'main.ts': 'mine' }, true, []]);
	second.set('main.ts', 'mine 2');
	assert.equal(browser.kept.all().length, 1, 'the line goes on, and no second one begins');
});

test('open() lets two tabs write side by side; each sees the other’s text offered', async () => {
	const browser = fakeBrowser();
	const [a, b] = [browser.tab(), browser.tab()];
	const one = await a.open(LAB, false, FILES);
	one.set('main.ts', 'one');
	const other = await b.open(LAB, false, FILES);
	assert.deepEqual(other.files, FILES, 'a living tab keeps its text to itself');
	assert.deepEqual(whys(other.others), [['another tab', 'one']]);
	other.set('main.ts', 'other');
	one.set('main.ts', 'one 2');
	assert.deepEqual([one.files, other.files], [{ 'main.ts': 'one 2' }, { 'main.ts': 'other' }]);
	assert.deepEqual(whys(one.others), [['another tab', 'other']]);
	a.close();
	b.close();
	const third = await browser.tab().open(LAB, false, FILES);
	assert.deepEqual(third.files, { 'main.ts': 'one 2' }, 'the newest');
	assert.deepEqual(whys(third.others), [['another tab', 'other']]);
});

test('open() gives a reloaded tab its own text, and a duplicated one a line of its own', async () => {
	const browser = fakeBrowser();
	const [a, b] = [browser.tab(), browser.tab()];
	(await a.open(LAB, false, FILES)).set('main.ts', 'a');
	(await b.open(LAB, false, FILES)).set('main.ts', 'b');
	a.close();
	b.close();
	const again = browser.tab(a.remembers);
	assert.deepEqual((await again.open(LAB, false, FILES)).files, { 'main.ts': 'a' }, 'not the newest, which is b');
	const copy = await browser.tab(a.remembers).open(LAB, false, FILES);
	assert.deepEqual(copy.files, { 'main.ts': 'b' }, 'the duplicate goes on with what nobody edits');
	const last = await browser.tab(a.remembers).open(LAB, false, FILES);
	assert.deepEqual(last.files, FILES);
	assert.deepEqual(whys(last.others), [
		['another tab', 'b'],
		['another tab', 'a'],
	]);
});

test('open() offers a text of an older course beside the new one, and lets it be taken', async () => {
	const browser = fakeBrowser();
	const tab = browser.tab();
	(await tab.open(LAB, false, FILES)).set('main.ts', 'mine');
	tab.close();
	const draft = await browser.tab().open(LAB, false, { 'main.ts': 'new course' });
	assert.deepEqual(draft.files, { 'main.ts': 'new course' });
	assert.deepEqual(whys(draft.others), [['older course', 'mine']]);
	assert.deepEqual(draft.others[0]?.draft.original, FILES);
	draft.take(draft.others[0]!.draft);
	assert.deepEqual([draft.files, draft.others], [{ 'main.ts': 'mine' }, []]);
});

test('reset() and take() keep what was there', async () => {
	const browser = fakeBrowser();
	const draft = await browser.tab().open(LAB, true, FILES);
	draft.reset();
	assert.equal(browser.kept.all().filter(({ old }) => old).length, 0, 'the course’s own text needs no keeping');
	draft.set('main.ts', 'long work');
	draft.reset();
	assert.deepEqual([draft.files, draft.changed], [FILES, false]);
	assert.deepEqual(whys(draft.others), [['before reset', 'long work']]);
	draft.set('main.ts', 'other work');
	draft.take(draft.others[0]!.draft);
	assert.deepEqual(draft.files, { 'main.ts': 'long work' });
	assert.deepEqual(whys(draft.others), [['before reset', 'other work']]);
	draft.dismiss(draft.others[0]!.draft);
	assert.deepEqual(draft.others, []);
	assert.equal(browser.kept.all().filter(({ old }) => old).length, 2, 'what is dismissed stays kept');
});

test('open() goes on with another browser’s text under a name of its own, and never writes the other’s', async () => {
	const [here, there] = [fakeBrowser('here'), fakeBrowser('there')];
	const theirs = await there.tab().open(LAB, false, FILES);
	theirs.set('main.ts', 'there');
	here.kept.mergeIn(there.kept.all());
	const ours = await here.tab().open(LAB, false, FILES);
	assert.deepEqual([ours.files, ours.others], [{ 'main.ts': 'there' }, []]);
	ours.set('main.ts', 'here');
	assert.deepEqual(ours.others, [], 'it goes on from that text');
	theirs.set('main.ts', 'there 2');
	let told = 0;
	ours.watch(() => told++);
	for (let round = 0; round < 3; round++) {
		here.kept.mergeIn(there.kept.all());
		there.kept.mergeIn(here.kept.all());
	}
	assert.deepEqual(whys(ours.others), [['another browser', 'there 2']]);
	assert.deepEqual(whys(theirs.others), [['another browser', 'here']]);
	assert.equal(told, 1, 'and nothing more is told once both have all');
	assert.deepEqual(here.kept.all(), there.kept.all());
});

test('open() never takes a line over where the browser cannot tell who lives', async () => {
	const browser = fakeBrowser('b', false);
	const one = await browser.tab().open(LAB, false, FILES);
	one.set('main.ts', 'one');
	const other = await browser.tab().open(LAB, false, FILES);
	assert.deepEqual(other.files, { 'main.ts': 'one' }, 'its text goes on in a copy');
	other.set('main.ts', 'other');
	one.set('main.ts', 'one 2');
	assert.deepEqual(
		browser.kept.all().map(({ files }) => files['main.ts']),
		['one 2', 'other'],
	);
});

test('set() keeps on where there is no room, and what was written before stays', async () => {
	const browser = fakeBrowser();
	const draft = await browser.tab().open(LAB, false, FILES);
	draft.set('main.ts', 'short');
	browser.area.room = 100;
	draft.set('main.ts', 'much longer than what has room');
	assert.deepEqual(draft.files, { 'main.ts': 'much longer than what has room' });
	assert.deepEqual(browser.kept.all()[0]?.files, draft.files, 'an export, or the companion, still gets it');
	const written = JSON.parse([...browser.area.texts.values()].find((text) => text.includes('short')) ?? '{}');
	assert.deepEqual(written.files, { 'main.ts': 'short' });
});

test('open() leaves an unreadable text where it is', async () => {
	const browser = fakeBrowser();
	const tab = browser.tab();
	(await tab.open(LAB, false, FILES)).set('main.ts', 'mine');
	tab.close();
	const key = [...browser.area.texts.keys()].find((name) => name.includes('draft:')) ?? '';
	browser.area.texts.set(key, 'torn {');
	const draft = await browser.tab(tab.remembers).open(LAB, false, FILES);
	draft.set('main.ts', 'new');
	assert.equal(browser.area.texts.get(key), 'torn {');
	assert.equal(browser.kept.unreadable().length, 1);
	const other = { ...browser.kept.all()[0]!, tab: key.replace(/.*\//, '') };
	browser.kept.mergeIn([other]);
	assert.equal(browser.area.texts.get(key), 'torn {', 'nor does a merge write there');
});

test('put() lets the oldest texts of a lab go beyond what is kept, and tells how many', async () => {
	const browser = fakeBrowser();
	const draft = await browser.tab().open(LAB, false, FILES);
	for (let work = 0; work < KEPT_PER_LAB + 4; work++) {
		draft.set('main.ts', `work ${work}`);
		draft.reset();
	}
	assert.equal(browser.kept.of(LAB, false).length, KEPT_PER_LAB);
	assert.deepEqual(browser.kept.dropped(), { [LAB]: 5 });
	assert.ok(browser.kept.get(draftKey(browser.kept.all()[0]!)));
});

test('sourceVersion() names the course’s text in a draft’s key', async () => {
	const browser = fakeBrowser();
	(await browser.tab().open(LAB, true, FILES)).set('main.ts', 'x');
	assert.equal(draftKey(browser.kept.all()[0]!), `m/x!@${sourceVersion(FILES)}/b.line1`);
});

function whys(others: { why: string; draft: { files: Record<string, string> } }[]): (string | undefined)[][] {
	return others.map(({ why, draft }) => [why, draft.files['main.ts']]);
}

function fakeBrowser(name = 'b', work = true) {
	const area: FakeArea = fakeArea();
	const storage = browserStorage(() => area);
	const kept = keptDrafts(storage);
	const held = new Set<string>();
	let time = name === 'there' ? 500 : 1000;
	let names = 0;

	/** A tab, with what one that it was duplicated or reloaded from remembers. */
	function tab(remembered: Map<string, string> = new Map()) {
		const remembers = new Map(remembered);
		const releases: (() => void)[] = [];
		const locks: Locks = {
			work,
			async hold(lock) {
				if (!work || held.has(lock)) return undefined;
				held.add(lock);
				const release = () => void held.delete(lock);
				releases.push(release);
				return release;
			},
		};
		const store = draftStore({
			kept,
			locks,
			browser: name,
			tab: { read: (key) => remembers.get(key), write: (key, text) => void remembers.set(key, text) },
			isUnreadable: (key) => isUnreadable(storage, key),
			now: () => ++time,
			newName: () => `line${++names}`,
		});
		const close = () => {
			for (const release of releases) release();
		};
		return { open: store.open, remembers, close };
	}
	return { area, kept, tab };
}
