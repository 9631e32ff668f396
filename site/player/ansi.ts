/** Terminal output as styled text. Only colours and weights are taken from escape sequences; nothing else of them acts. */
import { plain } from '../../scripts/timeline/plain.ts';

/** A stretch of text in one style. */
export interface Styled {
	text: string;
	/** `ansi-bold ansi-red` */
	className: string;
}

/** What goes on from one line to the next. */
export type Style = Readonly<Record<'weight' | 'slant' | 'line' | 'turned' | 'colour', string>>;

export const UNSTYLED: Style = { weight: '', slant: '', line: '', turned: '', colour: '' };

// A sequence that begins with ESC: CSI … final, OSC … BEL or ESC \, or one more character. What is cut off runs to the end.
const SEQUENCE = /\u001b(?:\[([0-?]*)[ -/]*([@-~]|$)|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|[ -/]*(?:[0-~]|$))/g;
const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** Cuts a text at its escape sequences; returns the style that is in force after it. */
export function styled(text: string, from: Style = UNSTYLED): { parts: Styled[]; style: Style } {
	const parts: Styled[] = [];
	let style = from;
	let end = 0;
	const take = (until: number) => {
		if (until > end) parts.push({ text: plain(text.slice(end, until)), className: classOf(style) });
	};
	for (const found of text.matchAll(SEQUENCE)) {
		take(found.index);
		end = found.index + found[0].length;
		if (found[2] === 'm') style = restyled(style, found[1] ?? '');
	}
	take(text.length);
	return { parts, style };
}

function restyled(from: Style, parameters: string): Style {
	let style = from;
	const codes = parameters.split(';').map((code) => Number(code || '0'));
	for (let index = 0; index < codes.length; index++) {
		const code = codes[index] as number;
		// Colours out of 256 or of millions: their parameters are passed over.
		if (code === 38 || code === 48) index += codes[index + 1] === 5 ? 2 : codes[index + 1] === 2 ? 4 : 0;
		else style = applied(style, code);
	}
	return style;
}

function applied(style: Style, code: number): Style {
	if (code === 0) return UNSTYLED;
	if (code === 1) return { ...style, weight: 'bold' };
	if (code === 2) return { ...style, weight: 'dim' };
	if (code === 22) return { ...style, weight: '' };
	if (code === 3 || code === 23) return { ...style, slant: code === 3 ? 'italic' : '' };
	if (code === 4 || code === 24) return { ...style, line: code === 4 ? 'underline' : '' };
	if (code === 7 || code === 27) return { ...style, turned: code === 7 ? 'inverse' : '' };
	if (code === 39) return { ...style, colour: '' };
	const colour = code >= 90 && code <= 97 ? COLOURS[code - 90] : COLOURS[code - 30];
	return colour && code >= 30 ? { ...style, colour } : style;
}

function classOf(style: Style): string {
	return Object.values(style)
		.filter(Boolean)
		.map((name) => `ansi-${name}`)
		.join(' ');
}
