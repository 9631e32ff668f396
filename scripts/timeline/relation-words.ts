import { causeChain } from '../recording/cause-chain.ts';
import type { CauseLink } from '../recording/cause-links.ts';
import { type Order, orderOf } from '../recording/happens-before.ts';
import type { EventOf, LaneId, Recording, RunEvent } from '../recording/types.ts';
import { laneName } from './lane-names.ts';
import { plain } from './plain.ts';
import { thing } from './things.ts';
import { duration, eventWords, instant, payload } from './words.ts';

/** A moment of a lane. */
export interface Place {
	lane: LaneId;
	t: number;
}

/** How two moments stand to each other. */
export interface Relation {
	/** The time between them by the clock: `2.014 ms`. */
	between: string;
	/** Of the first to the second, by what the lanes did and never by the clock; `concurrent` where neither came first. */
	order: 'before' | 'after' | 'concurrent' | 'same';
	/** Both of it in words. */
	says: string;
	/** By which steps from lane to lane the earlier one led to the later one; empty within a lane. */
	chain: { kind: CauseLink['kind']; from: Place; to: Place }[];
}

/** What lies between two moments, and whether one happened before the other or neither did. */
export function relationWords(recording: Recording, a: Place, b: Place): Relation {
	const between = instant(Math.abs(b.t - a.t));
	const [eventA, eventB] = [eventNear(recording, a), eventNear(recording, b)];
	if (!eventA || !eventB)
		return { between, order: 'concurrent', says: 'One of the lanes recorded nothing.', chain: [] };
	if (eventA === eventB) return { between, order: 'same', says: 'Both are the same moment.', chain: [] };
	const [first, second] = [
		{ event: eventA, letter: 'A' },
		{ event: eventB, letter: 'B' },
	] as const;
	const order = knownOrder(recording);
	if (order.isBefore(eventA, eventB)) return { between, order: 'before', ...ordered(recording, first, second) };
	if (order.isBefore(eventB, eventA)) return { between, order: 'after', ...ordered(recording, second, first) };
	return { between, order: 'concurrent', says: concurrentWords(recording, first, second), chain: [] };
}

/** One of the two moments. */
interface Chosen {
	event: RunEvent;
	letter: 'A' | 'B';
}

/** A recording's order is worked out once, while it does not grow. */
const orders = new WeakMap<Recording, { count: number; order: Order }>();

function knownOrder(recording: Recording): Order {
	const known = orders.get(recording);
	const { length: count } = recording.events;
	if (known?.count === count) return known.order;
	const order = orderOf(recording);
	orders.set(recording, { count, order });
	return order;
}

/** The event of the lane that is nearest; what the program did before what was measured. */
function eventNear({ events }: Recording, { lane, t }: Place): RunEvent | undefined {
	let near: RunEvent | undefined;
	for (const event of events) {
		if (event.lane !== lane || event.kind === 'cpu') continue;
		if (!near || Math.abs(event.t - t) < Math.abs(near.t - t)) near = event;
	}
	return near;
}

function ordered(recording: Recording, first: Chosen, second: Chosen): Pick<Relation, 'says' | 'chain'> {
	const chain = causeChain(recording, first.event, second.event) ?? [];
	const { lane } = first.event;
	const why =
		lane === second.event.lane
			? `both are in the lane of ${laneName(recording, lane)}, which does one thing after the other`
			: chainWords(chain, recording);
	return {
		says: plain(`${named(first, recording)} happened before ${named(second, recording)}, and not by chance: ${why}.`),
		chain: chain.map(({ kind, from, to }) => ({ kind, from: placeOf(from), to: placeOf(to) })),
	};
}

function concurrentWords(recording: Recording, first: Chosen, second: Chosen): string {
	const apart = second.event.t - first.event.t;
	const clock =
		apart === 0
			? 'The clock says that they came at the same instant'
			: `The clock says that ${named(apart > 0 ? first : second, recording)} came ${duration(Math.abs(apart))} earlier`;
	return plain(
		`Neither happened before the other: nothing that was recorded connects them. ${clock}; another run may turn that round, unless something connects them that was not recorded.`,
	);
}

/** `A (Box office A: read 6)` */
function named({ event, letter }: Chosen, recording: Recording): string {
	const words = eventWords(event, recording);
	const said = words.length > NAMED ? `${words.slice(0, NAMED)}…` : words;
	return `${letter} (${laneName(recording, event.lane)}${event.kind === 'mark' ? ':' : ''} ${said})`;
}

/** Characters of an event within a sentence. */
const NAMED = 48;

const placeOf = ({ lane, t }: RunEvent): Place => ({ lane, t });

/** So many steps are told one by one. */
const TOLD = 4;

function chainWords(chain: readonly CauseLink[], recording: Recording): string {
	const steps = chain.map((link) => stepWords(link, recording));
	const left = steps.length - TOLD;
	const told = left > 1 ? [...steps.slice(0, TOLD - 1), `${left} more steps led on`, ...steps.slice(-1)] : steps;
	return told.join('; then ');
}

function stepWords({ kind, from, to }: CauseLink, recording: Recording): string {
	const [sender, taker] = [laneName(recording, from.lane), laneName(recording, to.lane)];
	switch (kind) {
		case 'spawn':
			return `${sender} started ${taker}`;
		case 'message':
			return `${sender} sent ${payload(from as EventOf<'send'>)} to ${taker}, which received it`;
		case 'bytes':
			return `${sender} wrote bytes that reached ${taker}`;
		case 'signal':
			return `${sender} sent the signal ${(from as EventOf<'signal'>).signal} to ${taker}`;
		case 'end known':
			return `${sender} ended, and ${taker} learned of it`;
		case 'next hold':
			return `${sender} released ${on(from, recording)}, and ${taker} held it after that`;
		case 'wake':
			if (from.kind === 'exit') return `${sender} ended, and ${taker} had waited for that`;
			if (on(from, recording).startsWith('shared'))
				return `${sender} woke ${taker}, which slept on ${on(from, recording)}`;
			return `${sender} released ${on(from, recording)}, for which ${taker} had waited`;
	}
}

function on(event: RunEvent, recording: Recording): string {
	return 'on' in event ? thing(event.on, recording) : '';
}
