/** Turns moments of CLOCK_REALTIME, which strace tells, into moments of CLOCK_MONOTONIC, which everything else tells. */
import { clock } from '../clock.ts';

export interface Realtime {
	/** To be called now and then: follows a clock on the wall that is being set. */
	sample(): void;
	/** Microseconds. */
	toMonotonic(realtime: number): number;
}

/** A pair of readings is looked for until it is this exact, in microseconds, or until so many were made. */
const EXACT = 4;
const AT_MOST = 40_000;

/**
 * Date.now() tells whole milliseconds only, but each reading between two of the monotonic clock gives bounds of how far the
 * two are apart, and those of many readings together are narrow.
 */
export function realtime(read = { wall: () => Date.now() * 1000, monotonic: clock }): Realtime {
	let low = Number.NEGATIVE_INFINITY;
	let high = Number.POSITIVE_INFINITY;
	/** Between the two, and changed only where it must be: what is told one after the other stays in order. */
	let apart = 0;

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
		apart = Math.min(Math.max(apart, low), high);
	}

	for (let count = 0; high - low > EXACT && count < AT_MOST; count++) sample();
	apart = (low + high) / 2;
	return { sample, toMonotonic: (moment) => Math.round(moment - apart) };
}
