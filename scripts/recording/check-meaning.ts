/** Checks what a recording of the right shape says. */
import { checkArrivals } from './check-arrivals.ts';
import { checkLanes } from './check-lanes.ts';
import { checkLives } from './check-lives.ts';
import { checkLocks } from './check-locks.ts';
import { checkPartners } from './check-partners.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

/** What in a recording cannot have been so. One without `header.exit` is incomplete: ends and partners may lack. */
export function checkMeaning(recording: Recording): Problem[] {
	return [checkLanes, checkLives, checkPartners, checkLocks, checkArrivals].flatMap((check) => check(recording));
}
