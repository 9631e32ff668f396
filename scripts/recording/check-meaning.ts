/** Checks what a recording of the right shape says. */
import { checkArrivals } from './check-arrivals.ts';
import { checkCpu } from './check-cpu.ts';
import { checkLanes } from './check-lanes.ts';
import { checkLives } from './check-lives.ts';
import { checkLocks } from './check-locks.ts';
import { checkNames } from './check-names.ts';
import { checkPartners } from './check-partners.ts';
import { checkStates } from './check-states.ts';
import { checkStreams } from './check-streams.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

const CHECKS = [
	checkLanes,
	checkLives,
	checkNames,
	checkPartners,
	checkStreams,
	checkLocks,
	checkArrivals,
	checkCpu,
	checkStates,
];

/** What in a recording cannot have been so. One without `header.exit` is incomplete: ends and partners may lack. */
export function checkMeaning(recording: Recording): Problem[] {
	return CHECKS.flatMap((check) => check(recording));
}
