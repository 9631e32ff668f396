/** What claims ask about two lanes: who sent what to whom, who waited for what, who held it meanwhile, who was running. */
import { parseChannel } from './channel.ts';
import { holdsOf, waitsOf } from './intervals.ts';
import { linksOf } from './links.ts';
import { NotRecorded } from './not-recorded.ts';
import { eventsOf, laneById, spanOf } from './queries.ts';
import type { EventOf, Lane, LaneId, LockEvent, MessageEvent, Recording, RunEvent } from './types.ts';

export { happensBefore, orderOf } from './happens-before.ts';

type Of = Lane | LaneId;
const idOf = (lane: Of): LaneId => (typeof lane === 'string' ? lane : lane.id);

/** One message, from its send to each of its receives: several of a broadcast, none where nobody took it. */
export interface Message {
	message: string;
	channel: string;
	/** Absent where the sender could not tell. */
	send?: MessageEvent;
	receives: MessageEvent[];
}

/** The whole messages of a run, by their sending; of a lane, to a lane, or over a channel where that is asked for. */
export function messages(
	recording: Recording,
	{ from, to, channel }: { from?: Of; to?: Of; channel?: string } = {},
): Message[] {
	const found = new Map<string, Message>();
	for (const kind of ['send', 'receive'] as const) {
		for (const event of eventsOf(recording, kind)) {
			if (event.message === undefined || (channel !== undefined && event.channel !== channel)) continue;
			const { message } = event;
			const known = found.get(message) ?? { message, channel: event.channel, receives: [] };
			found.set(message, known);
			if (kind === 'send') known.send = event;
			else known.receives.push(event);
		}
	}
	return [...found.values()].filter(
		({ send, receives, channel }) =>
			(from === undefined || (send?.lane ?? senderBy(channel)) === idOf(from)) &&
			(to === undefined || receives.some(({ lane }) => lane === idOf(to)) || receiverBy(channel) === idOf(to)),
	);
}

function senderBy(channel: string): string | undefined {
	const name = parseChannel(channel);
	return name.kind === 'pair' ? name.from : undefined;
}

function receiverBy(channel: string): string | undefined {
	const name = parseChannel(channel);
	return name.kind === 'pair' ? name.to : undefined;
}

/** A stretch of time in one lane, microseconds. */
export interface Stretch {
	lane: LaneId;
	from: number;
	to: number;
	/** What was waited for or held. */
	on: string;
	begin: LockEvent;
	/** Absent where it lasted until the lane's end. */
	end?: LockEvent;
}

/** What lanes waited for and how long: all of it, or of one lane, or for one thing (`lock:L`, `child:P2`). */
export function waits(recording: Recording, which: { lane?: Of; on?: string } = {}): Stretch[] {
	const events = [...eventsOf(recording, 'wait'), ...eventsOf(recording, 'wake'), ...eventsOf(recording, 'hold')];
	const inOrder = sortedLike(recording, events);
	return waitsOf(inOrder)
		.filter(({ wait }) => isAbout(wait, which))
		.map(({ wait, end }) => stretch(recording, wait, end));
}

/** What lanes held and how long: all of it, or of one lane, or of one thing (`lock:L`). */
export function holds(recording: Recording, which: { lane?: Of; on?: string } = {}): Stretch[] {
	const events = sortedLike(recording, [...eventsOf(recording, 'hold'), ...eventsOf(recording, 'release')]);
	return holdsOf(events)
		.filter(({ hold }) => isAbout(hold, which))
		.map(({ hold, release }) => stretch(recording, hold, release));
}

/** The pairs of stretches of two lanes that lay over each other: of a lock that excludes, its holds have none. */
export function overlaps(stretches: readonly Stretch[]): [Stretch, Stretch][] {
	const sorted = stretches.toSorted((a, b) => a.from - b.from);
	return sorted.flatMap((first, index) => {
		const pairs: [Stretch, Stretch][] = [];
		for (const second of sorted.slice(index + 1)) {
			if (second.from >= first.to) break;
			if (second.lane !== first.lane) pairs.push([first, second]);
		}
		return pairs;
	});
}

/** The CPU time of a lane between two instants, microseconds; throws `NotRecorded` where it was not measured. */
export function cpuOf(recording: Recording, lane: Of, { from = 0, to = Number.POSITIVE_INFINITY } = {}): number {
	const id = laneById(recording, idOf(lane)).id;
	const readings = eventsOf(recording, 'cpu', id);
	if (readings.length === 0) throw new NotRecorded(`The CPU time of ${id} was not measured.`);
	let [since, sum] = [spanOf(recording, id).from, 0];
	for (const { t, us } of readings) {
		// Of a reading that lies only partly within, the same share as of its time.
		const within = Math.min(t, to) - Math.max(since, from);
		if (within > 0) sum += t === since ? us : (us * within) / (t - since);
		since = t;
	}
	return Math.round(sum);
}

/** A signal: where it was sent and where it came, as far as either told. */
export interface SentSignal {
	signal: string;
	sent?: EventOf<'signal'>;
	/** Where it was received, or what it did: an end, a stop, running on. */
	came?: RunEvent;
}

/** The signals of a run, in the order of time; to one lane, or of one name, where that is asked for. */
export function signals(recording: Recording, { to, signal }: { to?: Of; signal?: string } = {}): SentSignal[] {
	const links = new Map(linksOf(recording).flatMap((link) => (link.kind === 'signal' ? [[link.from, link.to]] : [])));
	const came = new Set(links.values());
	return eventsOf(recording, 'signal').flatMap((event): SentSignal[] => {
		if (came.has(event) || (signal !== undefined && event.signal !== signal)) return [];
		if (to !== undefined && (event.to ?? event.lane) !== idOf(to)) return [];
		const effect = links.get(event);
		if (event.to === undefined) return [{ signal: event.signal, came: event }];
		return [{ signal: event.signal, sent: event, ...(effect && { came: effect }) }];
	});
}

/** The parents of a lane as they were at an instant, the nearest first: an orphan has another than the one that started it. */
export function parentsOf(recording: Recording, lane: Of, t = Number.POSITIVE_INFINITY): LaneId[] {
	const moved = eventsOf(recording, 'state').filter(({ state, t: at }) => state === 'orphaned' && at <= t);
	const parents: LaneId[] = [];
	for (
		let up: LaneId | undefined = idOf(lane);
		up !== undefined && up !== 'outside' && parents.length <= recording.lanes.length;
	) {
		const id: LaneId = laneById(recording, up).id;
		up = moved.findLast((event) => event.lane === id)?.parent ?? laneById(recording, id).parent;
		if (up !== undefined) parents.push(up);
	}
	return parents;
}

function stretch(recording: Recording, begin: LockEvent, end: LockEvent | undefined): Stretch {
	const { lane, on, t } = begin;
	return { lane, on, from: t, to: end?.t ?? spanOf(recording, lane).to, begin, ...(end && { end }) };
}

function isAbout(event: LockEvent, { lane, on }: { lane?: Of; on?: string }): boolean {
	return (lane === undefined || event.lane === idOf(lane)) && (on === undefined || event.on === on);
}

/** In the order of the recording: events of one microsecond stay as they were. */
function sortedLike<E extends RunEvent>({ events }: Recording, some: E[]): E[] {
	const wanted = new Set<RunEvent>(some);
	return events.filter((event): event is E => wanted.has(event));
}
