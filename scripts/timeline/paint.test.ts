import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomRecordings } from '../recording/random-recording.ts';
import type { Recording } from '../recording/types.ts';
import { draw } from './draw.ts';
import { everything } from './fixtures/everything.ts';
import { firstRace } from './fixtures/first-race.ts';
import { processesRun } from './fixtures/processes.ts';
import { type Layout, layout } from './layout.ts';
import { paint } from './paint.ts';
import { sceneOf } from './scene.ts';
import { WHOLE } from './view.ts';

const colours = { paper: 'paper', ink: 'ink', muted: 'muted', line: 'line', lanes: [...'12345678'] };

const layouts = (recording: Recording): Layout[] => {
	const scene = sceneOf(recording);
	return [320, 900].flatMap((width) => [
		layout(scene, { width }),
		layout(scene, { width, view: { ...WHOLE, from: 0.3, to: 0.5 } }),
		layout(scene, { width, view: { ...WHOLE, collapsed: new Set(['P1']) } }),
	]);
};

for (const [name, recordings] of Object.entries({
	'runs written by hand': [everything, firstRace, processesRun],
	'random runs': randomRecordings(12),
})) {
	test(`paint() draws what draw() draws, of ${name}`, () => {
		for (const laid of recordings.flatMap(layouts)) {
			const svg = draw(laid, { id: 'x', says: '', titles: false });
			const painted = paintedOf(laid);
			assert.deepEqual(painted.words, wordsIn(svg));
			assert.deepEqual(painted.outlines, outlinesIn(svg));
			for (const { bars } of laid.rows)
				for (const { x1, y, x2, height } of bars)
					assert.ok(painted.boxes.has(boxOf(x1, y, x2 - x1, height)), `no bar at ${x1}, ${y}`);
			const arrows = laid.arrows.map(({ x1, y1, x2, y2 }) => boxOf(x1, y1, x2, y2));
			for (const arrow of arrows) assert.ok(painted.lines.has(arrow), `no arrow at ${arrow}`);
			assert.equal(svg.match(/class="arrow /g)?.length ?? 0, arrows.length);
			assert.equal(svg.match(/class="bar /g)?.length ?? 0, laid.rows.flatMap(({ bars }) => bars).length);
		}
	});
}

test('paint() leaves out what lies ahead', () => {
	const laid = layout(sceneOf(firstRace), { width: 900 });
	const { words } = paintedOf(laid, 61_000);
	assert.ok(words.includes('read 6') && !words.includes('exit 0'), words.join());
});

const boxOf = (...numbers: number[]) => numbers.map((number) => number.toFixed(2)).join(' ');

/** What was painted on a canvas that only remembers. */
function paintedOf(laid: Layout, until?: number) {
	const words: string[] = [];
	const outlines: string[] = [];
	const boxes = new Set<string>();
	const lines = new Set<string>();
	let from: number[] = [];
	const box = (...numbers: number[]) => void boxes.add(boxOf(...numbers));
	const known: Record<string, unknown> = {
		fillText: (text: string) => void words.push(text),
		measureText: () => ({ width: 50 }),
		...{ fillRect: box, rect: box },
		moveTo: (...at: number[]) => {
			from = at;
		},
		lineTo: (...to: number[]) => void lines.add(boxOf(...from, ...to)),
		stroke: (path?: { d: string }) => path && outlines.push(path.d),
	};
	const context = new Proxy(known, { get: (target, name: string) => target[name] ?? (() => {}) });
	globalThis.Path2D = class {
		d: string;
		constructor(d: string) {
			this.d = d;
		}
	} as unknown as typeof Path2D;
	paint(context as unknown as CanvasRenderingContext2D, laid, colours, until === undefined ? {} : { until });
	return { words: words.sort(), outlines: outlines.sort(), boxes, lines };
}

function wordsIn(svg: string): string[] {
	const texts = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text = '']) => text);
	return texts
		.flatMap((text) => text.replace('</tspan>', '').split(/<tspan[^>]*>/))
		.map((text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))))
		.filter((text) => text !== '')
		.sort();
}

/** The marks of instants and the breaks of folds. */
function outlinesIn(svg: string): string[] {
	const marks = svg.matchAll(/<path class="(?:dot|square|tick|cross|sent|break)" d="([^"]*)"/g);
	return [...marks].map(([, d = '']) => d).sort();
}
