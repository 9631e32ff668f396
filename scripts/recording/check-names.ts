/** Checks that the lanes which events name are lanes of the recording. */
import { parseChannel, parseWaited } from './channel.ts';
import type { LaneId, Recording, RunEvent } from './types.ts';
import type { Problem } from './validate.ts';

/** Names of lanes in signals, states, channels and waits that are no lane. An incomplete recording may lack some. */
export function checkNames({ header, lanes, events }: Recording): Problem[] {
	if (!header.exit) return [];
	const known = new Set<string>(['runner', 'outside', ...lanes.map(({ id }) => id)]);
	return events.flatMap((event, index) =>
		namedBy(event)
			.filter((name) => !known.has(name))
			.map((name) => ({ message: `${name} is no lane of this recording.`, event: index })),
	);
}

function namedBy(event: RunEvent): LaneId[] {
	if (event.kind === 'signal') return [event.from, event.to].filter((name) => name !== undefined);
	if (event.kind === 'state') return event.parent === undefined ? [] : [event.parent];
	if ('on' in event) {
		const waited = parseWaited(event.on);
		return waited.kind === 'child' && waited.lane !== 'any' ? [waited.lane] : [];
	}
	if (!('channel' in event) || event.channel === undefined) return [];
	const channel = parseChannel(event.channel);
	if (channel.kind === 'pair') return [channel.from, channel.to];
	return channel.kind === 'port' ? [channel.maker] : channel.kind === 'broadcast' ? [channel.process] : [];
}
