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
	t: number;
	shared: boolean;
	/** When another lane was seen to have it. */
	taken?: number;
}

interface Release {
	hold: Hold;
	body: LockBody;
	t: number;
	settles: number;
}

/** Who had the lock next is read at the latest with the reading after the one that brought the release. */
const SETTLES = 2;

/** Nobody holds anything. */
export function locks({ event, nameOfBuffer, place }: LocksOptions): Locks {
	/** Of each Web Lock: those who hold it, or held it until a moment that is not certain yet. */
	const held = new Map<string, Hold[]>();
	let releases: Release[] = [];

	function took(lane: KnownLane, on: string, { t, shared }: LockLine): void {
		const holds = held.get(on) ?? [];
		for (const other of holds) if (!other.shared || !shared) other.taken ??= t;
		held.set(on, [...holds, { lane, t, shared: shared === true }]);
	}

	/** Node tells of it when the promise of the request is settled, which may be after somebody else got the lock. */
	function tell({ hold, body, t }: Release): void {
		held.set(body.on, held.get(body.on)?.filter((each) => each !== hold) ?? []);
		event(hold.lane, body, Math.max(hold.t, Math.min(t, (hold.taken ?? t + 1) - 1)));
	}

	return {
		take(lane, line) {
			const { t } = line;
			const body = bodyOf(lane, line, nameOfBuffer, place);
			const { kind, on } = body;
			if (line.web && kind === 'hold') took(lane, on, line);
			const isReleased = (hold: Hold) => releases.some((release) => release.hold === hold);
			const own = line.web && kind === 'release' ? held.get(on)?.filter((hold) => hold.lane === lane) : undefined;
			const hold = own?.find((each) => !isReleased(each));
			if (hold) releases.push({ hold, body, t, settles: 0 });
			else event(lane, body, t);
		},
		settle() {
			const told = releases.filter((release) => ++release.settles >= SETTLES || release.hold.taken !== undefined);
			releases = releases.filter((release) => !told.includes(release));
			for (const release of told) tell(release);
		},
		ended(lane, t) {
			for (const release of releases) if (release.hold.lane === lane) tell(release);
			releases = releases.filter(({ hold }) => hold.lane !== lane);
			for (const [on, holds] of lane.process === lane ? [] : held)
				for (const hold of holds)
					if (hold.lane === lane) tell({ hold, body: { kind: 'release', on, result: 'ended' }, t, settles: 0 });
		},
	};
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
