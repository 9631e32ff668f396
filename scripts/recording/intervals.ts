/** Pairs the events that begin and end a wait or a hold. Those of one thing in one lane end in the order they began. */
import type { LockEvent, RunEvent } from './types.ts';

export interface Wait {
	wait: LockEvent;
	/** The wake-up, or the hold where none was told of; absent while it lasts. */
	end?: LockEvent;
}

export interface Hold {
	hold: LockEvent;
	/** Absent while it lasts. */
	release?: LockEvent;
}

/** The waits among these events, by their beginning. */
export function waitsOf(events: readonly RunEvent[]): Wait[] {
	const waits: Wait[] = [];
	const open = new Map<string, Wait[]>();
	// A hold that follows a wake-up ends no wait: the wake-up did.
	const woken = new Map<string, number>();
	for (const event of events) {
		if (!('on' in event)) continue;
		const key = `${event.lane} ${event.on}`;
		const count = woken.get(key) ?? 0;
		if (event.kind === 'wait') {
			const wait: Wait = { wait: event };
			waits.push(wait);
			pushTo(open, key, wait);
			woken.set(key, 0);
		} else if (event.kind === 'hold' && count > 0) woken.set(key, count - 1);
		else if (event.kind !== 'release') {
			const wait = open.get(key)?.shift();
			if (wait) wait.end = event;
			if (event.kind === 'wake') woken.set(key, count + 1);
		}
	}
	return waits;
}

/** The holds among these events, by their beginning. */
export function holdsOf(events: readonly RunEvent[]): Hold[] {
	const holds: Hold[] = [];
	const open = new Map<string, Hold[]>();
	for (const event of events) {
		if (event.kind !== 'hold' && event.kind !== 'release') continue;
		const key = `${event.lane} ${event.on}`;
		if (event.kind === 'hold') {
			const hold: Hold = { hold: event };
			holds.push(hold);
			pushTo(open, key, hold);
		} else {
			const hold = open.get(key)?.shift();
			if (hold) hold.release = event;
		}
	}
	return holds;
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
	const list = lists.get(key);
	if (list) list.push(item);
	else lists.set(key, [item]);
}
