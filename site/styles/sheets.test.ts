import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, IN_PICTURES, pixels, TYPE } from './scale.ts';
import { type Declaration, declarationsBelow, declarationsOf } from './sheets.ts';

const all = ['site', 'scripts/timeline', 'scripts/stepper'].flatMap((folder) =>
	declarationsBelow(process.cwd(), folder),
);
const where = (found: Declaration[]) => found.map(({ place, property, value }) => `${place} ${property}: ${value}`);
const none: string[] = [];

test('declarationsOf() finds what nested rules say, with lines', () => {
	const css = '.a {\n\tcolor: red; /* b: c; */\n\t& .b {\n\t\tmargin: 0\n\t}\n}';
	assert.deepEqual(
		declarationsOf(css.replace('margin: 0', 'margin: 0;'), 'x.css').map(({ place, within, property }) => [
			place,
			within.length,
			property,
		]),
		[
			['x.css:2', 1, 'color'],
			['x.css:4', 2, 'margin'],
		],
	);
});

test('type is of the scale, each size with its line', () => {
	assert.deepEqual(where(all.filter((one) => !isOfScale(one))), none);
});

test('colours are named in the palette, and nowhere else', () => {
	const literal =
		/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab|lch)\(|\b(?:white|black|red|green|blue|gr[ae]y|orange)\b/i;
	const found = all.filter(({ file, value }) => literal.test(value) && !file.endsWith('palette.css'));
	// Paper that is printed on is white.
	assert.deepEqual(where(found.filter(({ within }) => within[0] !== '@media print')), none);
});

test('corners are square, nothing casts a shadow, and only chart paper is made of gradients', () => {
	const round = all.filter(
		({ property, value }) => property.includes('radius') && pixels(value) !== 0 && !/^0( !important)?$/.test(value),
	);
	const shadows = all.filter(
		({ property, value }) => /(^|-)shadow(-|$)/.test(property) && !/^none( !important)?$/.test(value),
	);
	const gradients = all.filter(({ value, within }) => value.includes('gradient(') && !within.includes('.hero-stage'));
	assert.deepEqual(where([...round, ...shadows, ...gradients]), none);
});

test('only time moves: nothing else changes for longer than 120 ms', () => {
	const durations = (value: string) =>
		[...value.matchAll(/\b([\d.]+)(ms|s)\b/g)].map(([, number, unit]) => Number(number) * (unit === 's' ? 1000 : 1));
	const slow = all.filter(
		({ property, value }) => /^(transition|animation)(-duration)?$/.test(property) && (durations(value)[0] ?? 0) > 120,
	);
	assert.deepEqual(where(slow), none);
});

test('spaces of four pixels and more are those of the scale, by their names', () => {
	const SPACES = /^(margin|padding|gap|row-gap|column-gap)/;
	const named = [4, 8, 12, 20, 32, 52, 84];
	const found = all.filter(
		({ property, value }) =>
			SPACES.test(property) && value.split(/[\s()]+/).some((length) => named.includes(pixels(length) ?? 0)),
	);
	assert.deepEqual(where(found), none);
});

/** Sizes stand with their lines, or say that they follow another's. */
function isOfScale({ property, value, rule, file, within }: Declaration): boolean {
	if (within[0] === '@media print' || file.endsWith('fonts.css')) return true;
	if (property === 'font') {
		const [, size = '', line = ''] = /([\d.]+(?:rem|px))(?:\s*\/\s*([\d.]+(?:rem|px)?))?/.exec(value) ?? [];
		return size === '' || isStep(size, line, file);
	}
	if (property !== 'font-size' || pixels(value) === undefined) return true;
	return isStep(value, rule.get('line-height') ?? '', file);
}

function isStep(size: string, line: string, file: string): boolean {
	const [wanted, high] = [pixels(size), pixels(line)];
	if (file.includes('timeline/') || /(race|schedule)\.css$/.test(file)) {
		if (high === undefined) return IN_PICTURES.includes(wanted ?? 0);
	}
	return [...TYPE, ...CODE].some(([step, of]) => step === wanted && of === high);
}
