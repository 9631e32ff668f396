import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw } from './draw.ts';
import { everything } from './fixtures/everything.ts';
import { firstRace } from './fixtures/first-race.ts';
import { layout } from './layout.ts';
import { sceneOf } from './scene.ts';

const drawn = (recording = firstRace) => draw(layout(sceneOf(recording), { width: 900 }), { id: 'x1', says: 'A race' });

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

test('draw() fills by patterns what colour alone would not tell, and runs as high as was measured', () => {
	const svg = drawn(everything);
	assert.match(svg, /class="bar stopped"[^>]*fill="url\(#x1-pause\)"/);
	assert.match(svg, /class="bar blocked"[^>]*fill="url\(#x1-hatch\)"/);
	const heights = [...svg.matchAll(/class="bar running"[^>]*height="(\d+)"/g)].map(([, height]) => Number(height));
	assert.ok(Math.min(...heights) < 6 && Math.max(...heights) <= 18, heights.join());
});

test('draw() hatches a strip where a thread was busy with one thing, since only its event loop stood still', () => {
	const busy = everything.events.map((event) => (event.kind === 'block' ? { ...event, why: 'long task' } : event));
	assert.match(drawn({ ...everything, events: busy }), /class="bar blocked"[^>]*height="5"/);
	assert.match(drawn(everything), /class="bar blocked"[^>]*height="18"/);
});

test('draw() marks lanes that only the kernel saw, and those that never started a program', () => {
	assert.match(drawn(everything), /perl<tspan class="note" dx="6">seen by the kernel, no exec<\/tspan>/);
});

test('draw() says in bars what is waited for and in which state a lane is', () => {
	const said = [...drawn(everything).matchAll(/class="inside"[^>]*>([^<]*)</g)].map(([, text]) => text);
	assert.ok(said.includes('stopped'), said.join());
	assert.ok(
		said.some((text) => text?.includes('total')),
		said.join(),
	);
});
