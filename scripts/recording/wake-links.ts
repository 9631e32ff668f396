import { parseWaited } from './channel.ts';
import { type Wait, waitsOf } from './intervals.ts';
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
	const asleep = waits.toSorted((a, b) => a.wait.t - b.wait.t);
	const notifies = ofKind(events, 'release').filter((event) => event.on === on);
	return notifies.flatMap((notify) => {
		const count = notify.result === undefined ? asleep.length : Number(notify.result);
		const chosen = asleep.filter(({ wait, end }) => wait.t <= notify.t && notify.t <= end.t).slice(0, count);
		for (const wait of chosen) asleep.splice(asleep.indexOf(wait), 1);
		return chosen.map((wait) => link(notify, wait));
	});
}

function released(on: string, waits: Woken[], events: readonly RunEvent[]): Link[] {
	const releases = ofKind(events, 'release').filter((event) => event.on === on);
	return waits.flatMap((wait) => {
		const by = releases.findLast(({ t }) => t >= wait.wait.t && t <= wait.end.t);
		return by ? link(by, wait) : [];
	});
}

/** A child may have ended before it was waited for. */
function ended(lane: string, waits: Woken[], events: readonly RunEvent[]): Link[] {
	const exit = ofKind(events, 'exit').find((event) => event.lane === lane);
	return waits.flatMap((wait) => (exit && exit.t <= wait.end.t ? link(exit, wait) : []));
}
