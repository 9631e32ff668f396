import { type Order, orderOf } from '../happens-before.ts';
import type { LaneId, Recording, RunEvent } from '../types.ts';
import type { Difference } from './compare.ts';
import type { DiffWords } from './diff-words.ts';
import { laneKeys } from './lane-keys.ts';
import { type Step, stepsOf } from './steps.ts';

/**
 * Where two runs that did the same differ in order. Of each lane the first step that came otherwise; where all its steps came
 * in the same order, its first step before which more or less had happened in other lanes.
 */
export function orderDifferences(a: Recording, b: Recording, words: DiffWords): Difference[] {
	const [one, two] = [runOf(a, words.a, words), runOf(b, words.b, words)];
	const pairs = [...one.lanes].flatMap(([key, lane]) => {
		const other = two.lanes.get(key);
		return other ? { a: lane, b: other, parting: partingOf(lane, other, words) } : [];
	});
	const parting = pairs.flatMap(({ parting }) => parting ?? []);
	const alike = pairs.filter(({ parting }) => parting === undefined);
	const unordered = alike.flatMap((pair) => knowledgeOf(pair, alike, one, two));
	return [...parting, ...unordered];
}

interface Run {
	/** As it is called in a sentence. */
	called: string;
	order: Order;
	/** By their keys. */
	lanes: Map<string, Told>;
}

interface Told {
	id: LaneId;
	/** What the lane is called. */
	name: string;
	steps: Step[];
	/** How many steps its first n events are. */
	done: number[];
}

interface Pair {
	a: Told;
	b: Told;
}

function runOf(recording: Recording, called: string, words: DiffWords): Run {
	const keys = laneKeys(recording);
	const steps = stepsOf(recording, words);
	const events = Map.groupBy(recording.events, ({ lane }) => lane);
	const lanes = [...keys].map(([id, key]): [string, Told] => {
		const own = steps.get(id) ?? [];
		return [key, { id, name: words.lane(recording, id), steps: own, done: doneBy(events.get(id) ?? [], own) }];
	});
	return { called, order: orderOf(recording), lanes: new Map(lanes) };
}

function doneBy(events: RunEvent[], steps: Step[]): number[] {
	const counts = Map.groupBy(steps, ({ event }) => event);
	const done = [0];
	for (const event of events) done.push((done.at(-1) ?? 0) + (counts.get(event)?.length ?? 0));
	return done;
}

/** The first step at which the lane of one run went another way than that of the other. */
function partingOf(a: Told, b: Told, words: DiffWords): Difference | undefined {
	const length = Math.max(a.steps.length, b.steps.length);
	for (let index = 0; index < length; index++) {
		const [mine, theirs] = [a.steps[index], b.steps[index]];
		if (mine?.key === theirs?.key) continue;
		const before = a.steps[index - 1];
		const after = before ? `After it ${before.says}, ` : 'First, ';
		const does = (step: Step | undefined) => step?.says ?? 'does nothing more';
		const who = b.name === a.name ? '' : `${b.name} `;
		return {
			says: `${after}${a.name} ${does(mine)} in ${words.a}, and ${who}${does(theirs)} in ${words.b}.`,
			...(mine && { a: placeOf(mine) }),
			...(theirs && { b: placeOf(theirs) }),
		};
	}
	return undefined;
}

/** At the first step of a lane that knew more or less of others: what had happened before it in one run alone. */
function knowledgeOf(pair: Pair, others: Pair[], one: Run, two: Run): Difference[] {
	for (const [index, step] of pair.a.steps.entries()) {
		const effect = { a: step, b: pair.b.steps[index] as Step };
		const before = { a: pair.a.steps[index - 1], b: pair.b.steps[index - 1] };
		if (isNothingNew(one.order, before.a, effect.a) && isNothingNew(two.order, before.b, effect.b)) continue;
		const causes: Cause[] = [];
		for (const about of others) {
			const cause = about === pair ? undefined : causeOf(effect, pair, about, one, two);
			if (cause) causes.push(cause);
		}
		// What stands before another cause in the same run came with it.
		const last = causes.filter(
			(cause) =>
				!causes.some(
					(other) => other.inA === cause.inA && (cause.inA ? one : two).order.isBefore(cause.event, other.event),
				),
		);
		if (last.length > 0) return last.map(({ says }) => ({ says, a: placeOf(effect.a), b: placeOf(effect.b) }));
	}
	return [];
}

function isNothingNew(order: Order, before: Step | undefined, after: Step): boolean {
	return before !== undefined && order.knowledgeOf(before.event) === order.knowledgeOf(after.event);
}

/** What the other lane had done before the step in one of the runs, and not in the other run. */
function causeOf(effect: { a: Step; b: Step }, pair: Pair, about: Pair, one: Run, two: Run): Cause | undefined {
	const known = { a: knownOf(about.a, effect.a, one.order), b: knownOf(about.b, effect.b, two.order) };
	const index = Math.max(known.a, known.b) - 1;
	const step = { a: about.a.steps[index], b: about.b.steps[index] };
	if (known.a === known.b || !step.a || !step.b) return undefined;
	const inA = known.a > known.b;
	const before = inA ? step.a : step.b;
	const told = inA
		? [wordsOf(about.a, step.a), wordsOf(pair.a, effect.a)]
		: [wordsOf(about.b, step.b), wordsOf(pair.b, effect.b)];
	const isTurned = inA
		? two.order.isBefore(effect.b.event, step.b.event)
		: one.order.isBefore(effect.a.event, step.a.event);
	const [here, there] = inA ? [one.called, two.called] : [two.called, one.called];
	const otherwise = isTurned ? 'it was the other way round' : 'nothing orders the two';
	return {
		inA,
		event: before.event,
		says: `In ${here}, ${told.join(' before ')}; in ${there}, ${otherwise}.`,
	};
}

interface Cause {
	inA: boolean;
	event: RunEvent;
	says: string;
}

const knownOf = (lane: Told, { event }: Step, order: Order): number =>
	lane.done[order.countBefore(event, lane.id)] ?? 0;

const wordsOf = ({ name }: Told, { says }: Step): string => `${name} ${says}`;
const placeOf = ({ event: { lane, t } }: Step) => ({ lane, t });
