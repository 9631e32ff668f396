import { parseWaited } from './channel.ts';
import { type Wait, waitsOf } from './intervals.ts';
import { firstFrom } from './lane-order.ts';
import type { Link } from './links.ts';
import { ofKind } from './of-kind.ts';
import type { LockEvent, RunEvent } from './types.ts';

/** A wait that ended by itself (a timeout, a value that had changed already, a request given up) was woken by nobody. */
const WOKEN_BY_NOBODY = ['timed-out', 'not-equal', 'not available', 'aborted'];

/** From what ended a wait to the end of that wait: a notify, the release of a lock, the exit of a child. */
export function wakeLinks(events: readonly RunEvent[]): Link[] {
	const woken = waitsOf(events).filter(
		(wait): wait is Woken => wait.end !== undefined && !WOKEN_BY_NOBODY.includes(wait.end.result ?? ''),
	);
	const of = Map.groupBy(woken, ({ wait }) => wait.on);
	return [...of].flatMap(([on, waits]) => {
		const waited = parseWaited(on);
		if (waited.kind === 'cell') return notified(on, waits, events);
		if (waited.kind === 'child') return ended(waited.lane, waits, events);
		return released(on, waits, events);
	});
}

type Woken = Wait & { end: LockEvent };

const link = (from: RunEvent, { end }: Woken): Link => ({ kind: 'wake', from, to: end, label: end.on });

/** Each notify wakes as many as its result says, and of those that waited then the ones that waited longest. */
function notified(on: string, waits: Woken[], events: readonly RunEvent[]): Link[] {
	const coming = waits.toSorted((a, b) => a.wait.t - b.wait.t);
	let asleep: Woken[] = [];
	let next = 0;
	return ofKind(events, 'release').flatMap((notify) => {
		if (notify.on !== on) return [];
		while (next < coming.length && (coming[next] as Woken).wait.t <= notify.t) asleep.push(coming[next++] as Woken);
		asleep = asleep.filter(({ end }) => end.t >= notify.t);
		return asleep.splice(0, Number(notify.result ?? asleep.length)).map((wait) => link(notify, wait));
	});
}

function released(on: string, waits: Woken[], events: readonly RunEvent[]): Link[] {
	const releases = ofKind(events, 'release').filter((event) => event.on === on);
	return waits.flatMap((wait) => {
		const by = releases[firstFrom(releases, wait.end.t + 1) - 1];
		return by && by.t >= wait.wait.t ? link(by, wait) : [];
	});
}

/** A child may have ended before it was waited for. */
function ended(lane: string, waits: Woken[], events: readonly RunEvent[]): Link[] {
	const exit = ofKind(events, 'exit').find((event) => event.lane === lane);
	return waits.flatMap((wait) => (exit && exit.t <= wait.end.t ? link(exit, wait) : []));
}
