/** Text of a run within a Mermaid diagram: nothing in it can be taken for the diagram's own marks. */
import { plain } from '../timeline/plain.ts';

/** The longest text that reads in a diagram. */
const LONGEST = 60;

/** The text on one line, with Mermaid's own codes for all but letters, numbers and harmless marks. */
export function mermaidText(text: string): string {
	const line = plain(text.replace(/\s+/g, ' ').trim());
	const letters = [...line];
	const short = letters.length > LONGEST ? [...letters.slice(0, LONGEST - 1), '…'] : letters;
	return short.map((letter) => (HARMLESS.test(letter) ? letter : `#${letter.codePointAt(0)};`)).join('') || ' ';
}

/** For titles, where Mermaid knows no codes: what is not harmless is left away. */
export function mermaidWords(text: string): string {
	return [...plain(text.replace(/\s+/g, ' '))]
		.filter((letter) => HARMLESS.test(letter))
		.join('')
		.trim();
}

/** A colon may begin a directive, and brackets a shape. */
const HARMLESS = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}␀-␡‹› .,_/+=*!?…×µ€'’-]/u;
