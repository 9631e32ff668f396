/** What the probes' lines say of waiting and of locks. */
import type { EventOf } from '../recording/types.ts';
import type { Identities } from './identities.ts';
import type { KnownLane } from './known-lane.ts';
import type { LockLine } from './lines.ts';

type LockBody = Omit<EventOf<'wait'>, 't' | 'lane'>;

export interface Locks {
	/** The event that a line says. */
	event(lane: KnownLane, line: LockLine): LockBody;
	/** Node takes from a thread that ends the Web Locks that it holds: their releases, with the moment where others show it. */
	ended(lane: KnownLane): { body: LockBody; t?: number }[];
}

interface Hold {
	lane: KnownLane;
	shared: boolean;
	/** When another lane was seen to have it: it had been released by then. */
	taken?: number;
}

/** Nobody holds anything. */
export function locks(nameOfBuffer: Identities['nameOfBuffer'], place: (at?: string) => string | undefined): Locks {
	/** Of each Web Lock: those who hold it. */
	const held = new Map<string, Hold[]>();

	function follow(lane: KnownLane, kind: LockBody['kind'], on: string, { t, shared }: LockLine): void {
		const holds = held.get(on) ?? [];
		held.set(on, holds);
		if (kind === 'hold') {
			for (const other of holds) if (other.lane !== lane && !(other.shared && shared)) other.taken ??= t;
			holds.push({ lane, shared: shared === true });
		} else if (kind === 'release') {
			const own = holds.findIndex((hold) => hold.lane === lane);
			if (own >= 0) holds.splice(own, 1);
		}
	}

	return {
		event(lane, line) {
			const kind = line.k === 'notify' ? 'release' : line.k;
			const on = nameOf(lane, line, nameOfBuffer);
			if (line.web) follow(lane, kind, on, line);
			const result = line.result === undefined ? {} : { result: String(line.result) };
			return { kind, on, ...result, at: place(line.at) };
		},
		ended(lane) {
			if (lane.process === lane) return [];
			return [...held].flatMap(([on, holds]) => {
				const own = holds.filter((hold) => hold.lane === lane);
				held.set(
					on,
					holds.filter((hold) => hold.lane !== lane),
				);
				return own.map(({ taken: t }) => ({ body: { kind: 'release' as const, on, result: 'ended' }, t }));
			});
		},
	};
}

function nameOf(lane: KnownLane, { cell, lock, web }: LockLine, nameOfBuffer: Identities['nameOfBuffer']): string {
	if (cell) return `atomics:${nameOfBuffer(cell[0])}[${cell[1]}]`;
	return web ? `lock:${lock}@${lane.process.lane.id}` : `lock:${lock}`;
}
