import { type Hold, holdsOf, type Wait, waitsOf } from '../../recording/intervals.ts';
import { slicesOf } from '../../recording/slices.ts';
import type { Recording, RunEvent } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { cardinal, listed } from '../numbers.ts';
import { outerWaits } from '../outer-waits.ts';
import { wakerOf } from '../thing-words/waker.ts';
import { thing } from '../things.ts';
import { duration } from '../words.ts';
import type { Step } from './steps.ts';

/** Waits and holds, each told where it begins. What ends them, and a wait that lies within another, is not told again. */
export function lockSteps(recording: Recording): Map<RunEvent, Step[]> {
	const told = new Map<RunEvent, Step[]>();
	const holds = holdsOf(recording.events);
	const inner = innerWaits(recording);
	for (const wait of waitsOf(recording.events)) {
		const { lane, t, on } = wait.wait;
		if (wait.end?.kind === 'wake') told.set(wait.end, []);
		const isInner = inner.has(`${lane} ${t} ${on}`);
		const then = isInner ? undefined : holdAfter(wait, holds, recording);
		if (then) told.set(then.hold, []);
		const say = () => waitWords(wait, then, holds, recording);
		told.set(wait.wait, isInner ? [] : [{ t, lane, like: '', words: '', say }]);
		// Where the thread stands still meanwhile, both are one.
		for (const event of recording.events) {
			if (event.kind === 'block' && event.lane === lane && event.t === t && on.startsWith('child:'))
				told.set(event, []);
		}
	}
	for (const { hold, release } of holds) {
		const { t, lane, on } = hold;
		if (release) told.set(release, []);
		if (told.has(hold)) continue;
		const words = release ? duration(release.t - t) : '';
		const say = (times: readonly string[]) => holdWords(laneName(recording, lane), named(on, recording), times);
		told.set(hold, [{ t, lane, like: `hold ${lane} ${on}`, words, say }]);
	}
	for (const event of recording.events)
		if (event.kind === 'release' && event.on.startsWith('atomics:')) told.set(event, []);
	return told;
}

/** `lane t on` of each wait that another one of its lane contains. */
function innerWaits(recording: Recording): Set<string> {
	const inner = outerWaits(slicesOf(recording)).keys();
	return new Set([...inner].map(({ lane, from, label }) => `${lane} ${from} ${label}`));
}

/** The hold that the wait was for. */
function holdAfter({ wait, end }: Wait, holds: readonly Hold[], { events }: Recording): Hold | undefined {
	if (!end) return undefined;
	const isOurs = ({ lane, on }: { lane: string; on: string }) => lane === wait.lane && on === wait.on;
	const then = holds.find(({ hold }) => isOurs(hold) && hold.t >= end.t);
	const again = events.find((event) => event.kind === 'wait' && isOurs(event) && event.t > wait.t);
	return then && again && again.t < then.hold.t ? undefined : then;
}

function waitWords({ wait, end }: Wait, then: Hold | undefined, holds: readonly Hold[], recording: Recording): string {
	const who = laneName(recording, wait.lane);
	const { on } = wait;
	const what = named(on, recording);
	if (!end) return `${who} waits for ${what}, and nothing that was recorded ends it.`;
	const long = duration(end.t - wait.t);
	if (end.result === 'not-equal') return `${who} need not wait for ${what}: it had changed already.`;
	if (end.result === 'timed-out') return `${who} waits ${long} for ${what}, until its time is up.`;
	if (on.startsWith('child:')) return `${who} waits ${long} for ${what}.`;
	const holders = holds.filter(
		({ hold, release }) =>
			hold.on === on && hold.lane !== wait.lane && hold.t < end.t && (release?.t ?? end.t) > wait.t,
	);
	const names = listed([...new Set(holders.map(({ hold }) => laneName(recording, hold.lane)))]);
	const by = names === '' ? wakerOf(end, recording) : undefined;
	const until = by ? `, until ${laneName(recording, by.lane)} wakes it` : '';
	const holding = then?.release
		? ` Then it holds it for ${duration(then.release.t - then.hold.t)}.`
		: then
			? ' Then it holds it.'
			: '';
	return `${who} waits ${long} for ${what}${names ? ` that ${names} holds` : until}.${holding}`;
}

function holdWords(who: string, what: string, times: readonly string[]): string {
	const long = times.filter((time) => time !== '');
	const often = times.length === 1 ? '' : times.length === 2 ? ' twice' : ` ${cardinal(times.length)} times`;
	if (long.length === 0) return `${who} holds ${what}${often}.`;
	if (times.length <= 3) return `${who} holds ${what}${often}${often ? ', ' : ' '}for ${listed(long)}.`;
	return `${who} holds ${what}${often}.`;
}

/** `the lock "total"` where somebody held it; what is only waited for may be something else. */
function named(on: string, recording: Recording): string {
	const held = on.startsWith('lock:') && recording.events.some((event) => event.kind === 'hold' && event.on === on);
	return `${held ? 'the lock ' : ''}${thing(on, recording)}`;
}
