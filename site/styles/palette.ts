/** Colours as sRGB from 0 to 1, and what eyes make of them. */
export type Colour = [red: number, green: number, blue: number];

/** Ways in which eyes lack a cone. */
export type Blindness = keyof typeof MACHADO;

/** The two values of each `--name: light-dark(#…, #…)` in a style sheet. */
export function coloursIn(css: string): Record<'light' | 'dark', Record<string, Colour>> {
	const found = [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi)];
	const side = (index: 2 | 3) => Object.fromEntries(found.map((match) => [match[1]!, colour(match[index]!)]));
	return { light: side(2), dark: side(3) };
}

/** The contrast of two colours by WCAG 2. */
export function contrast(one: Colour, other: Colour): number {
	const [brighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (brighter + 0.05) / (darker + 0.05);
}

/** The colour as someone with that colour blindness sees it (Machado, Oliveira and Fernandes 2009, severity 1). */
export function seenBy(seen: Colour, blindness: Blindness): Colour {
	const linear = seen.map(toLinear);
	return MACHADO[blindness].map((row) =>
		fromLinear(
			Math.min(
				1,
				Math.max(
					0,
					row.reduce((sum, factor, index) => sum + factor * linear[index]!, 0),
				),
			),
		),
	) as Colour;
}

/** How far apart two colours look: CIEDE2000. */
export function distance(one: Colour, other: Colour): number {
	const [l1, a1, b1] = lab(one);
	const [l2, a2, b2] = lab(other);
	const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
	const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)));
	const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)];
	const [h1, h2] = [hue(a1 * (1 + g), b1), hue(a2 * (1 + g), b2)];
	const dl = l2 - l1;
	const dc = c2 - c1;
	const dh = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
	const dH = 2 * Math.sqrt(c1 * c2) * sin(dh / 2);
	const l = (l1 + l2) / 2;
	const c = (c1 + c2) / 2;
	const h = meanHue(h1, h2, c1 * c2);
	const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
	const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
	const sc = 1 + 0.045 * c;
	const sh = 1 + 0.015 * c * t;
	const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sin(60 * Math.exp(-(((h - 275) / 25) ** 2)));
	return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dH / sh) ** 2 + rotation * (dc / sc) * (dH / sh));
}

const MACHADO = {
	protan: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deutan: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritan: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

function colour(hex: string): Colour {
	return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Colour;
}

function luminance(seen: Colour): number {
	const [red, green, blue] = seen.map(toLinear) as Colour;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinear(value: number): number {
	return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
	return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/** CIE L*a*b* under D65. */
function lab(seen: Colour): [number, number, number] {
	const [red, green, blue] = seen.map(toLinear) as Colour;
	const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
	const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
	const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function curve(value: number): number {
	return value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
}

function hue(a: number, b: number): number {
	return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function meanHue(one: number, other: number, chroma: number): number {
	if (chroma === 0) return one + other;
	if (Math.abs(one - other) <= 180) return (one + other) / 2;
	return one + other < 360 ? (one + other + 360) / 2 : (one + other - 360) / 2;
}

function sin(degrees: number): number {
	return Math.sin((degrees * Math.PI) / 180);
}

function cos(degrees: number): number {
	return Math.cos((degrees * Math.PI) / 180);
}
