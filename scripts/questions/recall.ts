/** Which earlier questions open a lesson. */

/** What is known of the reader's answer. */
export interface Answered {
	at: number;
	right?: boolean;
	declined?: true;
}

/**
 * So many ids of a pool that is sorted by nearness, for one who answered so: what was missed comes first, then what was
 * declined, then what was answered longest ago, never being longer ago than ever. It stands in pages as its own text, and so
 * calls nothing.
 */
export function pickRecall(pool: string[], answers: Record<string, Answered | undefined>, count: number): string[] {
	const rank = (id: string) => {
		const answer = answers[id];
		return answer?.declined ? 1 : answer?.right === false ? 0 : 2;
	};
	return pool
		.map((id, index) => ({ id, index, rank: rank(id), at: answers[id]?.at ?? 0 }))
		.sort((a, b) => a.rank - b.rank || a.at - b.at || a.index - b.index)
		.slice(0, count)
		.map(({ id }) => id);
}
