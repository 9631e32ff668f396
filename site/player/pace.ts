/** How fast a run is played. A run of 60 ms at true speed is a flash: it is stretched so far that its events can be followed. */
import { duration } from '../../scripts/timeline/words.ts';

const SHORTEST = 6000;
const LONGEST = 10_000;
const PER_EVENT = 350;

/** How long a run is played at the readable pace, milliseconds. */
export function playedFor(events: number): number {
	return Math.min(LONGEST, Math.max(SHORTEST, events * PER_EVENT));
}

/** The pace in words: `58 ms, 120× slower`. */
export function paceWords(runUs: number, playedMs: number): string {
	const factor = (playedMs * 1000) / Math.max(runUs, 1);
	if (factor < 0.95) return `${duration(runUs)}, ${rounded(1 / factor)}× faster`;
	return factor < 1.05 ? `${duration(runUs)}, as it ran` : `${duration(runUs)}, ${rounded(factor)}× slower`;
}

/** The speed that is none: the run takes as long as it took. */
export const AS_IT_RAN = 0;

/** Shorter runs are over before one sees them, microseconds. */
const SEEN_FROM = 1_000_000;

/** What a reader may choose: times the readable pace, and, where that can be seen, as it ran. */
export function speedsFor(runUs: number): number[] {
	return [0.25, 0.5, 1, 2, 4, 8, ...(runUs >= SEEN_FROM ? [AS_IT_RAN] : [])];
}

/** A speed in words: `0.25×`, `as it ran`. */
export function speedWords(speed: number): string {
	return speed === AS_IT_RAN ? 'as it ran' : `${speed}×`;
}

/** How long a run is played at a speed, milliseconds. */
export function playedAt(runUs: number, events: number, speed: number): number {
	return speed === AS_IT_RAN ? runUs / 1000 : playedFor(events) / speed;
}

/** What is said of a run that stands: `The whole run, 58 ms. Play shows it 120× slower.` */
export function restWords(runUs: number, events: number, speed: number): string {
	const [length, pace] = paceWords(runUs, playedAt(runUs, events, speed)).split(', ');
	return `The whole run, ${length}. Play shows it ${pace}.`;
}

function rounded(factor: number): string {
	if (factor < 10) return factor.toFixed(1);
	const power = 10 ** (Math.floor(Math.log10(factor)) - 1);
	return grouped(Math.round(factor / power) * power);
}

/** `2,900`. The browser's own formatting takes tens of milliseconds at its first call. */
function grouped(number: number): string {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
