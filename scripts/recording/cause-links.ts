/** What brought what about in another lane: the links, the order in which a lock was held, the ends that parents learned of. */
import { parseWaited } from './channel.ts';
import { firstFrom } from './lane-order.ts';
import { type Link, linksOf } from './links.ts';
import { ofKind } from './of-kind.ts';
import type { Recording, RunEvent } from './types.ts';

/** `next hold`: a lock was free since one had released it. `end known`: a parent had learned of a child's end. */
export interface CauseLink {
	kind: Link['kind'] | 'next hold' | 'end known';
	from: RunEvent;
	to: RunEvent;
}

/** All that orders the events of different lanes. What would come before its cause by the clock is no cause of it. */
export function causeLinks(recording: Recording): CauseLink[] {
	const links: CauseLink[] = [...linksOf(recording), ...lockOrder(recording), ...endsLearned(recording)];
	return links.filter(({ from, to }) => from.lane !== to.lane && from.t <= to.t);
}

/** Who holds a lock comes after who released it last, also where it did not have to wait. */
function lockOrder({ events }: Recording): CauseLink[] {
	const released = new Map<string, RunEvent>();
	return ofKind(events, 'hold', 'release').flatMap((event) => {
		if (parseWaited(event.on).kind === 'cell') return [];
		const last = released.get(event.on);
		if (event.kind === 'release') released.set(event.on, event);
		return event.kind === 'hold' && last ? { kind: 'next hold' as const, from: last, to: event } : [];
	});
}

/** What a parent does after it learned of an end comes after that end. */
function endsLearned({ lanes, events }: Recording): CauseLink[] {
	const parents = new Map(lanes.map(({ id, parent }) => [id, parent]));
	const byLane = Map.groupBy(events, ({ lane }) => lane);
	return ofKind(events, 'exit').flatMap((exit) => {
		const { reaped } = exit;
		if (reaped === undefined) return [];
		const own = byLane.get(parents.get(exit.lane) ?? '') ?? [];
		const to = own[firstFrom(own, reaped)];
		return to ? { kind: 'end known' as const, from: exit, to } : [];
	});
}
