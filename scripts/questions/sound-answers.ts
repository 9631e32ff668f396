/** An answer of a reader that was kept. */
interface Kept {
	at: number;
	answer: string[];
	right?: boolean;
	declined?: true;
}

/**
 * The answers among what was kept of them; one that is damaged is none. It stands in pages as its own text, and so calls
 * nothing.
 */
export function soundAnswers<A extends Kept>(kept: unknown): Record<string, A | undefined> {
	const isSound = ([, entry]: [string, Partial<A> | null]) =>
		typeof entry?.at === 'number' &&
		Array.isArray(entry.answer) &&
		entry.answer.every((word: unknown) => typeof word === 'string');
	return Object.fromEntries(Object.entries(kept ?? {}).filter(isSound));
}
