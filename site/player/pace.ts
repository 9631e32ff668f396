import { duration } from '../../scripts/timeline/words.ts';

const SHORTEST = 6000;
const LONGEST = 10_000;
const PER_EVENT = 350;

/** How long a run is played, milliseconds: long enough that its events can be followed. */
export function playedFor(events: number): number {
	return Math.min(LONGEST, Math.max(SHORTEST, events * PER_EVENT));
}

/** The pace in words: `58 ms, 120× slower`. */
export function paceWords(runUs: number, playedMs: number): string {
	const factor = (playedMs * 1000) / Math.max(runUs, 1);
	if (factor < 0.95) return `${duration(runUs)}, ${rounded(1 / factor)}× faster`;
	return factor < 1.05 ? `${duration(runUs)}, as it ran` : `${duration(runUs)}, ${rounded(factor)}× slower`;
}

function rounded(factor: number): string {
	if (factor < 10) return factor.toFixed(1);
	const power = 10 ** (Math.floor(Math.log10(factor)) - 1);
	return (Math.round(factor / power) * power).toLocaleString('en');
}
