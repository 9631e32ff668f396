import { type Hold, holdsOf, type Wait, waitsOf } from '../../recording/intervals.ts';
import { linksOf } from '../../recording/links.ts';
import { slicesOf } from '../../recording/slices.ts';
import type { EventOf, LaneId, Recording, RunEvent } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { cardinal, listed } from '../numbers.ts';
import { outerWaits } from '../outer-waits.ts';
import { thing } from '../things.ts';
import { duration } from '../words.ts';
import type { Step } from './steps.ts';

/** Waits and holds, each told where it begins. What ends them, and a wait that lies within another, is not told again. */
export function lockSteps(recording: Recording): Map<RunEvent, Step[]> {
	const known = knownOf(recording);
	const told = new Map<RunEvent, Step[]>();
	for (const wait of waitsOf(recording.events)) {
		const { lane, t, on } = wait.wait;
		if (wait.end?.kind === 'wake') told.set(wait.end, []);
		const isInner = known.inner.has(keyOf(wait.wait));
		const then = isInner ? undefined : holdAfter(wait, known);
		if (then) told.set(then.hold, []);
		// Where the thread stands still meanwhile, both are one.
		const block = on.startsWith('child:') ? known.blocks.get(`${lane} ${t}`) : undefined;
		if (block) told.set(block, []);
		const say = () => (block ? standingWords(block, on, recording) : waitWords(wait, then, known));
		told.set(wait.wait, isInner ? [] : [{ t, lane, like: '', words: '', say }]);
	}
	for (const { hold, release } of [...known.holds.values()].flat()) {
		const { t, lane, on } = hold;
		if (release) told.set(release, []);
		if (told.has(hold)) continue;
		const words = release ? duration(release.t - t) : '';
		const say = (times: readonly string[]) => holdWords(laneName(recording, lane), named(on, known), times);
		told.set(hold, [{ t, lane, like: `hold ${lane} ${on}`, words, say }]);
	}
	for (const event of recording.events)
		if (event.kind === 'release' && event.on.startsWith('atomics:')) told.set(event, []);
	return told;
}

/** What is asked for each wait, found once. */
interface Known {
	recording: Recording;
	/** By what is held, in order of time. */
	holds: Map<string, Hold[]>;
	/** By lane and thing. */
	waits: Map<string, number[]>;
	/** Which other lane's event ended the waits of a lane, by that end. */
	wakes: Map<LaneId, { t: number; by: LaneId }[]>;
	/** The waits that another one of their lane contains. */
	inner: Set<string>;
	/** Standstills, by lane and instant. */
	blocks: Map<string, EventOf<'block'>>;
}

function knownOf(recording: Recording): Known {
	const { events } = recording;
	const waits = new Map<string, number[]>();
	for (const { wait } of waitsOf(events)) {
		const key = `${wait.lane} ${wait.on}`;
		waits.set(key, [...(waits.get(key) ?? []), wait.t]);
	}
	const wakes = new Map<LaneId, { t: number; by: LaneId }[]>();
	for (const { kind, from, to } of linksOf(recording)) {
		if (kind === 'wake') wakes.set(to.lane, [...(wakes.get(to.lane) ?? []), { t: to.t, by: from.lane }]);
	}
	const inner = [...outerWaits(slicesOf(recording)).keys()];
	return {
		recording,
		holds: Map.groupBy(holdsOf(events), ({ hold }) => hold.on),
		waits,
		wakes,
		inner: new Set(inner.map(({ lane, from, label }) => keyOf({ lane, t: from, on: label }))),
		blocks: new Map(events.flatMap((event) => (event.kind === 'block' ? [[`${event.lane} ${event.t}`, event]] : []))),
	};
}

function keyOf({ lane, t, on }: { lane: LaneId; t: number; on: string }): string {
	return `${lane} ${t} ${on}`;
}

/** The hold that the wait was for. */
function holdAfter({ wait, end }: Wait, { holds, waits }: Known): Hold | undefined {
	if (!end) return undefined;
	const then = holds.get(wait.on)?.find(({ hold }) => hold.lane === wait.lane && hold.t >= end.t);
	const again = waits.get(`${wait.lane} ${wait.on}`)?.find((t) => t > wait.t);
	return then && again !== undefined && again < then.hold.t ? undefined : then;
}

function waitWords({ wait, end }: Wait, then: Hold | undefined, known: Known): string {
	const { recording, wakes } = known;
	const { lane, on } = wait;
	const who = laneName(recording, lane);
	const what = named(on, known);
	if (!end) return `${who} waits for ${what}, and nothing that was recorded ends it.`;
	const long = duration(end.t - wait.t);
	if (end.result === 'not-equal') return `${who} need not wait for ${what}: it had changed already.`;
	if (end.result === 'timed-out') return `${who} waits ${long} for ${what}, until its time is up.`;
	if (on.startsWith('child:')) return `${who} waits ${long} for ${what}.`;
	const names = holdersOf(wait.t, end.t, wait, known);
	const by = wakes.get(lane)?.findLast(({ t }) => t >= wait.t && t <= end.t)?.by;
	const until = by === undefined ? '' : `, until ${laneName(recording, by)} wakes it`;
	return `${who} waits ${long} for ${what}${names ? ` that ${names}` : until}.${thenWords(then)}`;
}

function standingWords({ lane, us, why }: EventOf<'block'>, on: string, recording: Recording): string {
	return `${laneName(recording, lane)} stands still for ${duration(us)}, waiting for ${thing(on, recording)}: ${why}.`;
}

/** `Worker A holds`, `A and B hold`: who else held it within the stretch. */
function holdersOf(from: number, to: number, { lane, on }: { lane: LaneId; on: string }, known: Known): string {
	const holders = (known.holds.get(on) ?? []).filter(
		({ hold, release }) => hold.lane !== lane && hold.t < to && (release?.t ?? to) > from,
	);
	const names = [...new Set(holders.map(({ hold }) => laneName(known.recording, hold.lane)))];
	return names.length === 0 ? '' : `${listed(names)} ${names.length === 1 ? 'holds' : 'hold in turn'}`;
}

function thenWords(then: Hold | undefined): string {
	if (!then) return '';
	return then.release ? ` Then it holds it for ${duration(then.release.t - then.hold.t)}.` : ' Then it holds it.';
}

function holdWords(who: string, what: string, times: readonly string[]): string {
	const long = times.filter((time) => time !== '');
	const often = times.length === 1 ? '' : times.length === 2 ? ' twice' : ` ${cardinal(times.length)} times`;
	if (long.length === 0) return `${who} holds ${what}${often}.`;
	if (times.length <= 3) return `${who} holds ${what}${often}${often ? ', ' : ' '}for ${listed(long)}.`;
	return `${who} holds ${what}${often}.`;
}

/** `the lock "total"` where somebody held it; what is only waited for may be something else. */
function named(on: string, { recording, holds }: Known): string {
	return `${on.startsWith('lock:') && holds.has(on) ? 'the lock ' : ''}${thing(on, recording)}`;
}
