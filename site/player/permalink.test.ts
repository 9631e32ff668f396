import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { fingerprintOf, isPermalink, type Permalink, permalink, readPermalink } from './permalink.ts';

test('readPermalink() reads what permalink() writes', () => {
	const links: Permalink[] = [
		{ run: 'sharing/first-race' },
		{ run: 'sharing/first-race/outcome-lost-one', t: 61560, lane: 'P1.T2', of: 'zzzzzzz' },
		{
			run: 'queue',
			t: 0,
			a: { t: 5, lane: 'P1' },
			b: { t: 999_999_999_999, lane: 'P12.T345' },
			view: { from: 0.1234567, to: 0.5 },
		},
		{ run: 'queue', view: { from: 0, to: 0.00001 } },
	];
	for (const link of links) assert.deepEqual(readPermalink(permalink(link)), link);
});

test('permalink() leaves out a view of the whole run, and rounds instants between events', () => {
	assert.equal(permalink({ run: 'a/b', t: 12.6, view: { from: 0, to: 1 } }), '#run=a/b&t=13');
});

test('readPermalink() takes no other fragment for one', () => {
	for (const hash of ['', '#', '#main.ts', '#token=0af', '#rerun=1', 'run=a']) {
		assert.equal(isPermalink(hash), false, hash);
		assert.equal(readPermalink(hash), undefined, hash);
	}
});

test('readPermalink() refuses what is not sound, whatever it is', () => {
	const hostile = [
		'#run=',
		'#run=../../etc/passwd',
		'#run=//evil.example/x',
		'#run=a/../b',
		`#run=${'a'.repeat(201)}`,
		'#run=%00',
		'#run=<img src=x onerror=alert(1)>',
		'#run=a"b',
		'#run=a&t=-1',
		'#run=a&t=1e3',
		'#run=a&t=',
		`#run=a&t=${'9'.repeat(13)}`,
		'#run=a&lane=__proto__',
		'#run=a&lane=P1"]',
		'#run=a&a=5',
		'#run=a&a=5@P1@P2',
		'#run=a&b=x@P1',
		'#run=a&view=0.5',
		'#run=a&view=0.5-0.5',
		'#run=a&view=0.9-0.1',
		'#run=a&view=0-2',
		'#run=a&view=NaN-1',
		'#run=a&of=ABC',
		'#run=a&of=12345678',
		'#run=%E0%A4%A',
	];
	for (const hash of hostile) assert.equal(readPermalink(hash), undefined, hash);
});

test('readPermalink() passes over what it does not know', () => {
	assert.deepEqual(readPermalink('#run=a&colour=red'), { run: 'a' });
});

test('fingerprintOf() changes with any event, and not with the header', () => {
	const own = fingerprintOf(firstRace);
	assert.match(own, /^[0-9a-z]{1,7}$/);
	const events = firstRace.events.map((event, index) => (index === 3 ? { ...event, t: event.t + 1 } : event));
	assert.notEqual(fingerprintOf({ events }), own);
	assert.equal(fingerprintOf({ ...firstRace }), own);
});
