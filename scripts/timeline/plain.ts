/** Text from a run as something that can be shown: nothing in it can act, hide or reorder what stands around it. */

const C0_PICTURES = 0x2400;
const HIDDEN =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb\ud800-\udfff\ufffe\uffff]/gu;

/** Control characters become their pictures, and characters that steer direction are named: `‹U+202E›`. */
export function plain(text: string): string {
	return text.replace(HIDDEN, (character) => {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x20) return String.fromCodePoint(C0_PICTURES + code);
		return code === 0x7f ? '␡' : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
	});
}

/** The text for HTML and SVG, in an element or in a quoted attribute. */
export function escaped(text: string): string {
	return plain(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
