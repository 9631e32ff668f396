/** Turns moments of CLOCK_REALTIME, which strace tells, into moments of CLOCK_MONOTONIC, which everything else tells. */
import { clock } from '../clock.ts';

export interface Realtime {
	/** To be called now and then: follows a clock on the wall that is being set. */
	sample(): void;
	/** Microseconds. */
	toMonotonic(realtime: number): number;
}

/** A pair of readings is looked for until it is this exact, at most so long. Microseconds. */
const EXACT = 10;
const AT_MOST = 4000;

/**
 * Date.now() tells whole milliseconds only, but each reading between two of the monotonic clock gives bounds of how far the
 * two are apart, and those of many readings together are narrow.
 */
export function realtime(read = { wall: () => Date.now() * 1000, monotonic: clock }): Realtime {
	let low = Number.NEGATIVE_INFINITY;
	let high = Number.POSITIVE_INFINITY;

	function sample(): void {
		const before = read.monotonic();
		const wall = read.wall();
		const after = read.monotonic();
		const [least, most] = [wall - after, wall + 1000 - before];
		// Outside of what it was: the clock on the wall was set, or is being slowed down. It is followed no further than it went.
		if (least > high) low = high = least;
		else if (most < low) low = high = most;
		else {
			low = Math.max(low, least);
			high = Math.min(high, most);
		}
	}

	const start = read.monotonic();
	do sample();
	while (high - low > EXACT && read.monotonic() - start < AT_MOST);
	return { sample, toMonotonic: (moment) => Math.round(moment - (low + high) / 2) };
}
