/** A choice's id, from its words. */
export function idOf(text: string): string {
	const words = text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
	return words.slice(0, 48) || 'it';
}
