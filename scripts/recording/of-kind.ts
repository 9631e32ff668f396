/** Picks events by their kind, with their type. */
import type { EventKind, EventOf, RunEvent } from './types.ts';

/** The events of these kinds, in the order given. */
export function ofKind<K extends EventKind>(events: readonly RunEvent[], ...kinds: K[]): EventOf<K>[] {
	return events.filter((event) => kinds.includes(event.kind as K)) as EventOf<K>[];
}
