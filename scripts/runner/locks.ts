/** What the probes' lines say of waiting and of locks. */
import type { EventOf } from '../recording/types.ts';
import type { Identities } from './identities.ts';
import type { KnownLane } from './known-lane.ts';
import type { LockLine } from './lines.ts';

type LockBody = Omit<EventOf<'wait'>, 't' | 'lane'>;

export interface Locks {
	/** A line says this. */
	take(lane: KnownLane, line: LockLine): void;
	/** To be called after each reading of all files. */
	settle(): void;
	/** Node takes from a thread that ends the Web Locks that it holds: it released them then, or before another lane had them. */
	ended(lane: KnownLane, t: number): void;
}

export interface LocksOptions {
	event(lane: KnownLane, event: LockBody, t: number): void;
	nameOfBuffer: Identities['nameOfBuffer'];
	place(at?: string): string | undefined;
}

interface Hold {
	lane: KnownLane;
	on: string;
	t: number;
	shared: boolean;
	/** When another request is known to have had it. */
	taken: number;
	release?: { body: LockBody; t: number };
	isTold: boolean;
	/** Readings since the release came, or since it was told. */
	settles: number;
}

/** Who had the lock next is read at the latest with the reading after the one that brought the release. */
const SETTLES = 2;

/** Nobody holds anything. */
export function locks({ event, nameOfBuffer, place }: LocksOptions): Locks {
	/** Of each Web Lock: those who hold it, or held it until a moment that is not certain yet. */
	const held = new Map<string, Hold[]>();
	/** Of each Web Lock in each lane: those that are not released, the oldest first. */
	const open = new Map<KnownLane, Map<string, Hold[]>>();

	function openOf(lane: KnownLane, on: string): Hold[] {
		const own = open.get(lane) ?? new Map<string, Hold[]>();
		open.set(lane, own);
		const holds = own.get(on) ?? [];
		own.set(on, holds);
		return holds;
	}

	function took(lane: KnownLane, on: string, { t, shared = false }: { t: number; shared?: boolean }): void {
		const hold = { lane, on, t, shared, taken: Number.POSITIVE_INFINITY, isTold: false, settles: 0 };
		openOf(lane, on).push(hold);
		const holds = held.get(on) ?? [];
		held.set(on, holds);
		holds.push(hold);
	}

	/** Node tells of it when the promise of the request is settled, which may be after somebody else got the lock. */
	function tell(hold: Hold): void {
		if (!hold.release || hold.isTold) return;
		hold.isTold = true;
		hold.settles = 0;
		const { body, t } = hold.release;
		event(hold.lane, body, Math.max(hold.t, Math.min(t, hold.taken - 1)));
	}

	return {
		take(lane, line) {
			const { t } = line;
			const body = bodyOf(lane, line, nameOfBuffer, place);
			if (line.web && body.kind === 'hold') took(lane, body.on, line);
			const hold = line.web && body.kind === 'release' ? openOf(lane, body.on).shift() : undefined;
			if (hold) hold.release = { body, t };
			else event(lane, body, t);
		},
		settle() {
			for (const [on, holds] of held) {
				findNext(holds);
				for (const hold of holds) if (hold.release && ++hold.settles >= SETTLES) tell(hold);
				const left = holds.filter(({ isTold, settles }) => !isTold || settles < SETTLES);
				if (left.length > 0) held.set(on, left);
				else held.delete(on);
			}
		},
		ended(lane, t) {
			for (const [on, holds] of open.get(lane) ?? []) {
				findNext(held.get(on) ?? []);
				if (lane.process === lane) continue;
				for (const hold of holds) hold.release = { body: { kind: 'release', on, result: 'ended' }, t };
			}
			for (const on of open.get(lane)?.keys() ?? [])
				for (const hold of held.get(on) ?? []) if (hold.lane === lane) tell(hold);
			open.delete(lane);
		},
	};
}

/** Sorts holds of one lock by time, and finds who had it next. */
function findNext(holds: Hold[]): void {
	holds.sort((a, b) => a.t - b.t);
	let next = Number.POSITIVE_INFINITY;
	let nextAlone = Number.POSITIVE_INFINITY;
	for (const hold of holds.toReversed()) {
		hold.taken = Math.min(hold.taken, hold.shared ? nextAlone : next);
		next = hold.t;
		if (!hold.shared) nextAlone = hold.t;
	}
}

function bodyOf(
	lane: KnownLane,
	{ k, cell, lock, web, result, at }: LockLine,
	nameOfBuffer: Identities['nameOfBuffer'],
	place: LocksOptions['place'],
): LockBody {
	const kind = k === 'notify' ? 'release' : k;
	const name = web ? `lock:${lock}@${lane.process.lane.id}` : `lock:${lock}`;
	const on = cell ? `atomics:${nameOfBuffer(cell[0])}[${cell[1]}]` : name;
	return { kind, on, ...(result !== undefined && { result: String(result) }), at: place(at) };
}
