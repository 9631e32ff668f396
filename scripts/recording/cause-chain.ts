import { type CauseLink, causeLinks } from './cause-links.ts';
import type { LaneId, Recording, RunEvent } from './types.ts';

/**
 * By which steps from lane to lane `a` led to `b`: as few as can be. Within a lane one thing comes after the other, so
 * events of one lane need no step; undefined where `b` cannot have known of `a`.
 */
export function causeChain(recording: Recording, a: RunEvent, b: RunEvent): CauseLink[] | undefined {
	const places = placesOf(recording.events);
	const place = (event: RunEvent) => places.get(event) ?? 0;
	if (a.lane === b.lane) return place(a) <= place(b) ? [] : undefined;
	const leaving = Map.groupBy(causeLinks(recording), ({ from }) => from.lane);

	// Of each lane that was reached: from which event on, and by which step.
	const reached = new Map<LaneId, { from: number; by?: CauseLink }[]>([[a.lane, [{ from: place(a) }]]]);
	let lanes: LaneId[] = [a.lane];
	while (lanes.length > 0) {
		const found = lanes
			.flatMap((lane) => (leaving.get(lane) ?? []).filter(({ from }) => place(from) >= earliest(reached, lane)))
			.filter(({ to }) => place(to) < earliest(reached, to.lane));
		const last = found.filter(({ to }) => to.lane === b.lane && place(to) <= place(b)).sort(byPlainness)[0];
		if (last) return [...stepsTo(last, reached, place), last];
		const byLane = Map.groupBy(found, ({ to }) => to.lane);
		for (const [lane, steps] of byLane) {
			const first = Math.min(...steps.map(({ to }) => place(to)));
			const by = steps.filter(({ to }) => place(to) === first).sort(byPlainness)[0] as CauseLink;
			reached.set(lane, [...(reached.get(lane) ?? []), { from: first, by }]);
		}
		lanes = [...byLane.keys()];
	}
	return undefined;
}

type Reached = Map<LaneId, { from: number; by?: CauseLink }[]>;

function earliest(reached: Reached, lane: LaneId): number {
	return reached.get(lane)?.at(-1)?.from ?? Number.POSITIVE_INFINITY;
}

/** The steps that led to where this one begins. A lane may have been reached again, earlier, by more steps. */
function stepsTo({ from }: CauseLink, reached: Reached, place: (event: RunEvent) => number): CauseLink[] {
	const by = reached.get(from.lane)?.find((entry) => entry.from <= place(from))?.by;
	return by ? [...stepsTo(by, reached, place), by] : [];
}

/** What a program says comes before what it is made of: a lock that it names before the cell inside the lock. */
function byPlainness(a: CauseLink, b: CauseLink): number {
	return plainness(a) - plainness(b) || a.from.t - b.from.t;
}

function plainness({ kind, from }: CauseLink): number {
	if (kind === 'wake' && 'on' in from && from.on.startsWith('atomics:')) return 2;
	return kind === 'next hold' ? 1 : 0;
}

/** The number of each event within its lane. */
function placesOf(events: readonly RunEvent[]): Map<RunEvent, number> {
	const counts = new Map<LaneId, number>();
	return new Map(
		events.map((event) => {
			const count = counts.get(event.lane) ?? 0;
			counts.set(event.lane, count + 1);
			return [event, count];
		}),
	);
}
