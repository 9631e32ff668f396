import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { MARKS } from '../code/theme.ts';
import { type Blindness, type Colour, coloursIn, contrast, distance, seenBy } from './palette.ts';
import { declarationsBelow } from './sheets.ts';

const palettes = coloursIn(fs.readFileSync(new URL('../../scripts/timeline/palette.css', import.meta.url), 'utf8'));
const laneNames = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `lane-${number}`);

/** The smallest distance between two lanes, to eyes of each kind: what the palette was chosen by. */
const LEAST = {
	light: { all: 20, protan: 12, deutan: 13, tritan: 14 },
	dark: { all: 17, protan: 13, deutan: 12, tritan: 13 },
};

/** The most that a sheet mixes of a lane into the paper under words. */
const STRONGEST = Math.max(
	...['site', 'scripts/timeline']
		.flatMap((folder) => declarationsBelow(process.cwd(), folder))
		.flatMap(({ value }) => [...value.matchAll(/color-mix\(in srgb, var\(--lane\) (\d+)%, var\(--paper\)\)/g)])
		.map(([, percent]) => Number(percent) / 100),
);

test('distance() gives the published values of CIEDE2000', () => {
	assert.equal(distance([1, 1, 1], [1, 1, 1]), 0);
	assert.ok(Math.abs(distance([0, 0, 0], [1, 1, 1]) - 100) < 0.01);
});

for (const scheme of ['light', 'dark'] as const) {
	const palette = palettes[scheme];
	const on = (name: string, ground: string) => contrast(palette[name]!, palette[ground]!);

	test(`the ${scheme} palette has text at 4.5 and lines at 3 on paper and panel`, () => {
		for (const name of ['ink', 'muted', ...laneNames]) {
			for (const ground of ['paper', 'panel']) {
				assert.ok(on(name, ground) >= 4.5, `${name} on ${ground}: ${on(name, ground).toFixed(2)}`);
			}
		}
		assert.ok(on('line', 'paper') >= 3, `line on paper: ${on('line', 'paper').toFixed(2)}`);
		assert.ok(on('line', 'panel') >= 3, `line on panel: ${on('line', 'panel').toFixed(2)}`);
	});

	test(`the lanes of the ${scheme} palette stay apart, also for the colour-blind`, () => {
		for (const [kind, least] of Object.entries(LEAST[scheme])) {
			const lanes = laneNames.map((name) => {
				const lane = palette[name]!;
				return kind === 'all' ? lane : seenBy(lane, kind as Blindness);
			});
			const smallest = smallestDistance(lanes);
			assert.ok(Math.round(smallest) >= least, `${kind}: ${smallest.toFixed(1)}, wanted ${least}`);
		}
	});
}

for (const scheme of ['light', 'dark'] as const) {
	const palette = palettes[scheme];
	const mix = (share: number, over: string, ground = 'paper') =>
		palette[ground]!.map((part, index) => part + share * (palette[over]![index]! - part)) as Colour;
	const least = (text: string, ground: Colour) => contrast(palette[text]!, ground);

	test(`words are read where the ${scheme} timeline paints under them`, () => {
		for (const lane of laneNames) {
			assert.ok(
				least('ink', mix(STRONGEST, lane)) >= 4.5,
				`ink on a bar of ${lane}: ${least('ink', mix(STRONGEST, lane)).toFixed(2)}`,
			);
			assert.ok(least('muted', mix(STRONGEST, lane)) >= 3, `an arrow on a bar of ${lane}`);
		}
		// Time that is drawn short, and a square of the chart paper.
		assert.ok(least('muted', mix(0.1, 'line')) >= 4.5);
		assert.ok(least('ink', mix(0.24, 'line')) >= 4.5);
		assert.ok(least('muted', mix(0.24, 'line')) >= 3);
	});
}

test('code.css knows the colour by which the theme marks comments', () => {
	const css = fs.readFileSync(new URL('code.css', import.meta.url), 'utf8');
	assert.ok(css.includes(`--0:${MARKS.comment}`));
});

function smallestDistance(colours: Colour[]): number {
	return Math.min(...colours.flatMap((one, index) => colours.slice(index + 1).map((other) => distance(one, other))));
}
