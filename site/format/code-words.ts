import { escaped } from '../../scripts/timeline/plain.ts';

/** Our own words as HTML, with what stands in backquotes as code. */
export function codeWords(text: string): string {
	return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
