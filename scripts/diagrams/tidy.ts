import { LITERALS, SENTINELS } from './theme.ts';

/** A rendered diagram in the colours of the site, with coordinates of one decimal; throws for a colour that is not ours. */
export function tidy(svg: string): string {
	const themed = Object.entries({ ...SENTINELS, ...LITERALS }).reduce((text, [colour, variable]) => {
		const whole = new RegExp(`${colour}\\b`, 'gi');
		return text.replace(whole, variable).replaceAll(rgb(colour), variable);
	}, svg);
	const foreign = /(?<![\w&-])#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?![\w-])|\b(?:rgba?|hsla?)\([^)]*\)/i.exec(themed);
	if (foreign) {
		const near = themed.slice(Math.max(0, foreign.index - 60), foreign.index + 30);
		throw new Error(`the colour ${foreign[0]} is not of our palette: … ${near} …; add it to scripts/diagrams/theme.ts`);
	}
	return themed.replace(/-?\d+\.\d\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

/** Browsers write a colour of a style sheet as `rgb(1, 2, 3)`. */
function rgb(colour: string): string {
	const hex = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour;
	const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
	return `rgb(${parts.join(', ')})`;
}
