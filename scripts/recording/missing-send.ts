/** Why a recording may hold what was received, and not that it was sent. */
import { parseChannel } from './channel.ts';
import { processOf } from './lane-order.ts';
import { ofKind } from './of-kind.ts';
import type { LaneId, Recording } from './types.ts';

/**
 * Tells whether a missing send is explained: `dropped` tells of sends, the recording is incomplete, or one that can have
 * sent it could not tell: it is outside the run, not Node, or was ended in the middle. Bytes of a stream can also have
 * been written by what its lane started, and by Node itself where it ends with an error.
 */
export function explainer(recording: Recording): (received: { channel: string; from?: number }) => boolean {
	const { header, lanes, events } = recording;
	const left = ofKind(events, 'dropped').some(({ what }) => what === 'send' || what === 'out');
	const silent = silentLanes(recording);
	const failing = new Set(ofKind(events, 'exit').flatMap(({ lane, code }) => (code === 0 ? [] : lane)));
	const parents = new Map(lanes.map(({ id, parent }) => [id, parent]));
	const isWithin = (lane: LaneId, sender: LaneId) => {
		let up: LaneId | undefined = lane;
		for (let steps = 0; up !== undefined && steps <= lanes.length; steps++) {
			if (up === sender) return true;
			up = parents.get(up);
		}
		return false;
	};
	return ({ channel, from }) => {
		if (!header.exit || left) return true;
		const name = parseChannel(channel);
		if (name.kind === 'unknown') return false;
		if (name.kind !== 'pair') {
			const process = processOf(name.kind === 'port' ? name.maker : name.process);
			return [...silent].some((lane) => processOf(lane) === process);
		}
		if (!parents.has(name.from)) return true;
		if (from === undefined) return silent.has(name.from);
		return failing.has(name.from) || [...silent].some((lane) => isWithin(lane, name.from));
	};
}

/** Lanes that could not report for themselves, and those that were ended in the middle of what they did. */
function silentLanes({ lanes, events }: Recording): Set<LaneId> {
	const silent = new Set(lanes.filter(({ node }) => node === false).map(({ id }) => id));
	const exits = ofKind(events, 'exit');
	for (const { lane, signal, seen, why } of exits)
		if (signal !== null || seen === 'inferred' || why === 'terminate') silent.add(lane);
	const ended = new Set(exits.map(({ lane }) => lane));
	for (const { id } of lanes) if (!ended.has(id) || silent.has(processOf(id))) silent.add(id);
	return silent;
}
