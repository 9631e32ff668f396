import { processOf } from './lane-order.ts';
import type { Link } from './links.ts';
import { ofKind } from './of-kind.ts';
import type { EventOf, RunEvent } from './types.ts';

const STOPS = ['SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU'];

/** From where a signal was sent to where it was received, or to what it did: an end, a stop, running on. */
export function signalLinks(events: readonly RunEvent[]): Link[] {
	const taken = new Set<RunEvent>();
	return ofKind(events, 'signal').flatMap((sent) => {
		if (sent.to === undefined || sent.to === 'outside') return [];
		const effect = events.find((event) => !taken.has(event) && isEffect(event, sent));
		if (!effect) return [];
		taken.add(effect);
		return { kind: 'signal' as const, from: sent, to: effect, label: sent.signal };
	});
}

function isEffect(event: RunEvent, sent: EventOf<'signal'>): boolean {
	if (event === sent || event.lane !== sent.to || event.t < sent.t) return false;
	if (event.kind === 'exit') return event.signal === sent.signal;
	if (event.kind === 'state')
		return STOPS.includes(sent.signal)
			? event.state === 'stopped'
			: sent.signal === 'SIGCONT' && event.state === 'running';
	if (event.kind !== 'signal' || event.signal !== sent.signal || event.to !== undefined) return false;
	return event.from === undefined || processOf(event.from) === processOf(sent.lane);
}
