import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything } from './fixtures/everything.ts';
import { firstRace } from './fixtures/first-race.ts';
import { layout } from './layout.ts';
import { legendOf } from './legend.ts';
import { sceneOf } from './scene.ts';

const words = (html: string) => [...html.matchAll(/<\/svg>([^<]*)<\/span>/g)].map(([, word]) => word);

test('legendOf() has a word for each mark that is drawn', () => {
	assert.deepEqual(words(legendOf(layout(sceneOf(everything), { width: 900 }))), [
		'starting up',
		'running, as high as its share of a core',
		'standing still',
		'waiting',
		'holding a lock',
		'stopped',
		'ended, but still listed: a zombie',
		'prints',
		'message',
		'bytes',
		'wakes another',
		'signal',
		'time drawn short',
		'stretched where much happens',
	]);
});

test('legendOf() gives each of eight marks a sign of its own', () => {
	const marks = Array.from({ length: 8 }, (_, index) => ({
		...{ t: 60_000 + 100 * index, lane: 'P1', kind: 'mark' as const, name: `mark ${index}` },
	}));
	const events = [...firstRace.events.filter(({ kind }) => kind !== 'mark'), ...marks].sort((a, b) => a.t - b.t);
	const html = legendOf(layout(sceneOf({ ...firstRace, events }), { width: 900 }));
	const signs = [...html.matchAll(/<svg[^>]*>(.*?)<\/svg>mark \d/g)].map(([, sign]) => sign);
	assert.equal(signs.length, 8);
	assert.equal(new Set(signs).size, 8);
});

test('legendOf() calls a lane alive where nobody measured whether it ran', () => {
	const said = words(legendOf(layout(sceneOf(firstRace), { width: 900 })));
	assert.ok(said.includes('alive'));
	assert.ok(!said.some((word) => word?.startsWith('running')));
});
