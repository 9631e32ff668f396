/** Checks that what was received had been sent. */
import { ofKind } from './of-kind.ts';
import type { LaneId, MessageEvent, Recording } from './types.ts';
import type { Problem } from './validate.ts';

/**
 * What is received without having been sent, or earlier. A missing send is explained where `dropped` sends are told of,
 * where the sender named in the channel (`P2>P1`) is outside the run or could not report for itself, and where the
 * recording is incomplete. Signals and orphans must name a lane too.
 */
export function checkPartners(recording: Recording): Problem[] {
	return [...checkMessages(recording), ...checkStreams(recording), ...checkNames(recording)];
}

function checkMessages(recording: Recording): Problem[] {
	const { events } = recording;
	const isExplained = explainer(recording);
	const sends = new Map<string, MessageEvent>();
	const problems: Problem[] = [];
	events.forEach((event, index) => {
		if (event.kind !== 'send' || event.message === undefined) return;
		if (sends.has(event.message)) problems.push({ message: `"${event.message}" is sent a second time.`, event: index });
		else sends.set(event.message, event);
	});
	events.forEach((event, index) => {
		if (event.kind !== 'receive' || event.message === undefined) return;
		const send = sends.get(event.message);
		const report = (message: string) => problems.push({ message, event: index });
		if (!send && !isExplained(event)) report(`${event.lane} receives "${event.message}", which nobody sent.`);
		if (send && send.t > event.t)
			report(`${event.lane} receives "${event.message}" at ${event.t}, before it was sent at ${send.t}.`);
	});
	return problems;
}

/** Bytes may be read only after they were written; each end tells its ranges in order. */
function checkStreams(recording: Recording): Problem[] {
	const { events } = recording;
	const isExplained = explainer(recording);
	const written = new Map<string, number>();
	const problems: Problem[] = [];
	// Of what happened in one microsecond, the writing came first.
	const moves = ofKind(events, 'send', 'receive').sort(
		(a, b) => a.t - b.t || Number(b.kind === 'send') - Number(a.kind === 'send'),
	);
	for (const move of moves) {
		const { kind, lane, channel, from, to } = move;
		if (from === undefined || to === undefined) continue;
		const report = (message: string) => problems.push({ message, event: events.indexOf(move) });
		const end = written.get(channel) ?? 0;
		if (to < from) report(`A range of bytes goes from ${from} back to ${to}.`);
		else if (kind === 'send') written.set(channel, Math.max(end, to));
		else if (to > end && !isExplained(move))
			report(`${lane} receives bytes up to ${to} of ${channel}, of which ${end} had been sent.`);
	}
	return problems;
}

function explainer({ header, lanes, events }: Recording): (receive: MessageEvent) => boolean {
	const reporting = new Set(lanes.filter(({ node }) => node !== false).map(({ id }) => id));
	const dropped = ofKind(events, 'dropped').some(({ what }) => what === 'send');
	return ({ channel }) => {
		const sender = /^([^>]+)>/.exec(channel)?.[1];
		return !header.exit || dropped || (sender !== undefined && !reporting.has(sender));
	};
}

function checkNames({ header, lanes, events }: Recording): Problem[] {
	const known = new Set<LaneId | undefined>([undefined, 'runner', 'outside', ...lanes.map(({ id }) => id)]);
	return events.flatMap((event, index) => {
		const named = event.kind === 'signal' ? event.from : event.kind === 'state' ? event.parent : undefined;
		if (known.has(named) || !header.exit) return [];
		return [{ message: `${named} is no lane of this recording.`, event: index }];
	});
}
