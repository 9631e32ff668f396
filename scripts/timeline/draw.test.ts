import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw } from './draw.ts';
import { firstRace } from './fixtures/first-race.ts';
import { layout } from './layout.ts';

const drawn = (recording = firstRace) => draw(layout(recording, { width: 900 }), { id: 'x1', says: 'A race' });

test('draw() is a named picture whose inner references stay within it', () => {
	const svg = drawn();
	assert.match(svg, /^<svg class="timeline [^"]*" role="img" aria-labelledby="x1-says"/);
	assert.match(svg, /<title id="x1-says">A race<\/title>/);
	for (const [, id] of svg.matchAll(/\bid="([^"]+)"/g)) assert.match(id ?? '', /^x1-/);
	for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) assert.ok(svg.includes(`id="${id}"`), id);
});

test('draw() says colours by classes only', () => {
	assert.doesNotMatch(drawn(), /#[0-9a-f]{6}|rgb\(|style=/i);
	assert.match(drawn(), /class="row lane-1"/);
});

test('draw() never lets a name or an output become markup', () => {
	const evil = '</title><script>alert(1)</script>';
	const recording = {
		...firstRace,
		lanes: firstRace.lanes.map((lane) => ({ ...lane, name: evil })),
		events: firstRace.events.map((event) => (event.kind === 'out' ? { ...event, text: evil } : event)),
	};
	assert.doesNotMatch(drawn(recording), /<script/);
});
