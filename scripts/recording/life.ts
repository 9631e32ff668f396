/** When the program of a lane began. */
import type { EventOf, RunEvent } from './types.ts';

/** The event with which the lane's own code begins: its first `running`, unless it had been stopped before. */
export function beginOf(events: readonly RunEvent[]): EventOf<'state'> | undefined {
	for (const event of events) {
		if (event.kind !== 'state') continue;
		if (event.state === 'running') return event;
		if (event.state === 'stopped') return undefined;
	}
	return undefined;
}
