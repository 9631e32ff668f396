/** A text without its first line, where that names the claim which the text fails: a note for the lab's tests. */
export function withoutNote(text: string): string {
	return text.replace(/^\/\/ fails: .*\n/, '');
}
