/** The byte streams of a run, what connects their ends, and their channels' names. Pure. */
import { type Flow, flow } from './flow.ts';
import type { KnownLane } from './known-lane.ts';

/**
 * A pipe, a pair of connected sockets or a FIFO. Its sides: 0 is the parent, the client or the writers; 1 the child, the
 * server or the readers. A pipe and a FIFO flow only from 0 to 1.
 */
export interface Medium {
	kind: 'stdio' | 'pipe' | 'fifo' | 'tcp' | 'unix';
	/** A pipe or a FIFO. */
	oneWay: boolean;
	/** Who holds a side; the first, where there are several. */
	holder: [Holder, Holder];
	/** `stdin`, `stdout`, `stderr`, `fd3`, …: how it is called instead of a number. */
	word?: string;
	/** From side 0 to side 1, and back; made when something flows. */
	flows: { 0?: Flow; 1?: Flow };
	looks: number;
	/** Its two sides may be those of two. */
	doubtful?: true;
	numbers?: [number, number];
}

/** Found out when it is needed. */
export type Holder = () => KnownLane | undefined;

/** A side of a medium that a lane has. */
export interface Mouth {
	medium: Medium;
	side: 0 | 1;
}

export interface Media {
	create(kind: Medium['kind'], holder: Medium['holder'], word?: string): Medium;
	/** Joins a medium of which only one side is known to the one that has the other. */
	join(lone: Medium, other: Medium): void;
	/** The flow that a lane writes to or reads from. */
	flowOf(mouth: Mouth, way: 'write' | 'read'): Flow;
	/** Looks again at all in which something is not told yet; at the last time all of it is told. */
	settle(last: boolean): void;
	/** To be called when something waits in a medium. */
	busy(medium: Medium): void;
}

/** A peer that is not known after so many looks is outside the run. */
const LOOKS = 100;

/** Starts with none. */
export function media(): Media {
	const counts = new Map<string, number>();
	const unsettled = new Set<Medium>();

	function flowFrom(medium: Medium, from: 0 | 1): Flow {
		let name: string | undefined;
		medium.flows[from] ??= flow(
			(force) => (name ??= nameOf(medium, from, force || medium.looks >= LOOKS)),
			() => isSilent(medium, from),
			() => medium.doubtful === true,
		);
		return medium.flows[from];
	}

	/** Undefined while an end is not known and may become so. */
	function nameOf(medium: Medium, from: 0 | 1, force: boolean): string | undefined {
		const [a, b] = [medium.holder[0](), medium.holder[1]()];
		if (!(a && b) && !force) return undefined;
		const ids = [idOf(medium, a, b), idOf(medium, b, a)] as const;
		return `${ids[from]}>${ids[from === 0 ? 1 : 0]}#${medium.word ?? medium.kind + numberOf(medium, ids)[from]}`;
	}

	/** Of one kind between the same two. A channel is one direction: in one lane each has its own number. */
	function numberOf(medium: Medium, ids: readonly [string, string]): [number, number] {
		const key = `${medium.kind} ${ids.toSorted().join(' ')}`;
		if (!medium.numbers) {
			const first = (counts.get(key) ?? 0) + 1;
			medium.numbers = [first, ids[0] === ids[1] && !medium.oneWay ? first + 1 : first];
			counts.set(key, medium.numbers[1]);
		}
		return medium.numbers;
	}

	return {
		create(kind, holder, word) {
			const oneWay = kind === 'pipe' || kind === 'fifo';
			return { kind, oneWay, holder, ...(word && { word }), flows: {}, looks: 0 };
		},
		join(lone, other) {
			for (const from of [0, 1] as const) {
				const known = lone.holder[from]();
				if (known) other.holder[from] = lone.holder[from];
			}
			unsettled.delete(lone);
			lone.flows[0]?.moveTo(flowFrom(other, 0));
			lone.flows[1]?.moveTo(flowFrom(other, 1));
			if (isWaiting(other)) unsettled.add(other);
		},
		flowOf({ medium, side }, way) {
			const from = way === 'write' ? side : side === 0 ? 1 : 0;
			return flowFrom(medium, from);
		},
		settle(last) {
			for (const medium of [...unsettled]) {
				medium.looks++;
				for (const each of Object.values(medium.flows)) if (each.waiting) each.look(last);
				if (!isWaiting(medium)) unsettled.delete(medium);
			}
		},
		busy(medium) {
			if (isWaiting(medium)) unsettled.add(medium);
		},
	};
}

const isWaiting = ({ flows }: Medium): boolean => Object.values(flows).some(({ waiting }) => waiting);

/** Of a pipe one end may be held by a program that cannot report: then most likely the one that made the pipe, a shell. */
function idOf({ oneWay }: Medium, holder: KnownLane | undefined, other: KnownLane | undefined): string {
	if (holder) return holder.lane.id;
	const maker = oneWay ? other?.parent : undefined;
	return maker?.lane.node === false ? maker.lane.id : 'outside';
}

/** Whether no lane that could write to it this way reports. */
function isSilent({ holder, flows }: Medium, from: 0 | 1): boolean {
	if ((flows[from]?.writers.size ?? 0) > 0) return false;
	const writer = holder[from]();
	return writer === undefined || writer.lane.node === false;
}
