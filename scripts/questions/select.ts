/** The events, arrows and waits of a run that a question means. */
import { type Arrow, arrowsOf } from '../recording/arrows.ts';
import type { Claim } from '../recording/claim.ts';
import { judgeAll } from '../recording/judge.ts';
import { type Slice, slicesOf } from '../recording/slices.ts';
import type { Recording, RunEvent } from '../recording/types.ts';
import { eventWords } from '../timeline/words.ts';
import { lanesNamed } from './lanes-named.ts';
import type { Selector } from './question.ts';

/** What a place may be. */
export type Place =
	| { kind: 'event'; event: RunEvent }
	| { kind: 'arrow'; arrow: Arrow }
	| { kind: 'wait'; slice: Slice };

/** The places of a kind that agree with all fields of a selector, by time. */
export function placesOf(
	of: 'events' | 'arrows' | 'waits',
	selector: Selector,
	recording: Recording,
	claims: readonly Claim[],
): Place[] {
	const all = allOf(of, recording).filter((place) => agrees(place, selector, recording));
	const pointed = pointedAt(all, selector, recording, claims);
	const longest = selector.longest ? pointed.toSorted((a, b) => lasts(b) - lasts(a)).slice(0, 1) : pointed;
	return selector.nth === undefined ? longest : longest.slice(selector.nth - 1, selector.nth);
}

/** When and where a place is; of an arrow and a wait, where it begins. */
export function momentOf(place: Place): { t: number; lane: string } {
	if (place.kind === 'event') return { t: place.event.t, lane: place.event.lane };
	if (place.kind === 'arrow') return place.arrow.from;
	return { t: place.slice.from, lane: place.slice.lane };
}

function allOf(of: 'events' | 'arrows' | 'waits', recording: Recording): Place[] {
	if (of === 'events') return recording.events.map((event) => ({ kind: 'event', event }));
	if (of === 'arrows') return arrowsOf(recording).map((arrow) => ({ kind: 'arrow', arrow }));
	const waits = slicesOf(recording).filter(({ kind }) => kind === 'waiting');
	return waits.map((slice) => ({ kind: 'wait', slice }));
}

function agrees(place: Place, { kind, lane, toLane, name, on, says }: Selector, recording: Recording): boolean {
	const isOf = (wanted: string | undefined, id: string) =>
		wanted === undefined || lanesNamed(recording, wanted).includes(id);
	if (!isOf(lane, momentOf(place).lane)) return false;
	if (place.kind === 'arrow') {
		const { arrow } = place;
		return (
			(kind === undefined || arrow.kind === kind) &&
			isOf(toLane, arrow.to.lane) &&
			(on === undefined || arrow.label === on) &&
			(says === undefined || arrow.label.startsWith(says))
		);
	}
	if (place.kind === 'wait') return on === undefined || place.slice.label === on;
	const { event } = place;
	return (
		(kind === undefined || kind.split(' ').includes(event.kind)) &&
		(name === undefined || (event.kind === 'mark' && event.name === name)) &&
		(on === undefined || ('on' in event && event.on === on)) &&
		(says === undefined || eventWords(event, recording).startsWith(says))
	);
}

/** Those that the verdict of a claim on this run points at. */
function pointedAt(places: Place[], { claim: id }: Selector, recording: Recording, claims: readonly Claim[]): Place[] {
	if (id === undefined) return places;
	const claim = claims.find((one) => one.id === id && one.variant === recording.header.variant);
	const at = claim ? (judgeAll([claim], recording)[0]?.at ?? []) : [];
	const isAt = ({ t, lane }: { t: number; lane: string }) => at.some((one) => one.t === t && one.lane === lane);
	return places.filter((place) => {
		if (place.kind === 'arrow') return isAt(place.arrow.from) && isAt(place.arrow.to);
		if (place.kind === 'wait') return isAt({ t: place.slice.from, lane: place.slice.lane });
		return isAt(place.event);
	});
}

function lasts(place: Place): number {
	if (place.kind === 'event') return 0;
	const [from, to] =
		place.kind === 'arrow' ? [place.arrow.from.t, place.arrow.to.t] : [place.slice.from, place.slice.to];
	return to - from;
}
