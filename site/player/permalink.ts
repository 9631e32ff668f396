/** Addresses of moments: `#run=sharing/first-race&t=61560&lane=P1.T1`. They come from anywhere, so nothing in them is trusted. */
import type { LaneId, Recording } from '../../scripts/recording/types.ts';

/** A moment of a kept run, and how it was looked at. */
export interface Permalink {
	/** The kept run's name: `sharing/first-race/outcome-lost-one`. */
	run: string;
	/** The cursor, microseconds; absent: the whole run. */
	t?: number;
	/** The lane of the event that the cursor stands on. */
	lane?: LaneId;
	/** The two moments that are compared. */
	a?: LinkedPlace;
	b?: LinkedPlace;
	/** The visible stretch, as shares of the axis. */
	view?: { from: number; to: number };
	/** What the recording was like: `fingerprintOf()`. */
	of?: string;
}

/** An instant of a lane. */
export interface LinkedPlace {
	t: number;
	lane: LaneId;
}

const NAME = /^[\w-]+(?:[/.][\w-]+)*$/;
const LONGEST_NAME = 200;
const LANE = /^P\d{1,6}(?:\.T\d{1,6})?$/;
const INSTANT = /^\d{1,12}$/;
const SHARE = /^(?:0(?:\.\d{1,9})?|1)$/;
const FINGERPRINT = /^[0-9a-z]{1,7}$/;

/** Whether a fragment means to be a permalink, sound or not. */
export function isPermalink(hash: string): boolean {
	return /^#(?:.*&)?run=/.test(hash);
}

/** The moment that a fragment names; undefined where it names none, or anything in it is not sound. */
export function readPermalink(hash: string): Permalink | undefined {
	if (!isPermalink(hash)) return undefined;
	const given = new URLSearchParams(hash.slice(1));
	const text = (key: string) => given.get(key) ?? undefined;
	const run = text('run') ?? '';
	const [t, lane, of, view] = [text('t'), text('lane'), text('of'), text('view')];
	const [a, b] = [text('a'), text('b')];
	const places = [a, b].map((place) => (place === undefined ? undefined : readPlace(place)));
	const part = view === undefined ? undefined : readPart(view);
	const sound =
		run.length <= LONGEST_NAME &&
		NAME.test(run) &&
		(t === undefined || INSTANT.test(t)) &&
		(lane === undefined || LANE.test(lane)) &&
		(of === undefined || FINGERPRINT.test(of)) &&
		[a, b].every((place, index) => place === undefined || places[index]) &&
		(view === undefined || part);
	if (!sound) return undefined;
	return {
		run,
		...(t !== undefined && { t: Number(t) }),
		...(lane !== undefined && { lane }),
		...(places[0] && { a: places[0] }),
		...(places[1] && { b: places[1] }),
		...(part && { view: part }),
		...(of !== undefined && { of }),
	};
}

/** The fragment that `readPermalink()` reads, with its `#`. */
export function permalink({ run, t, lane, a, b, view, of }: Permalink): string {
	const parts = [
		`run=${run}`,
		...(t === undefined ? [] : [`t=${Math.round(t)}`]),
		...(lane === undefined ? [] : [`lane=${lane}`]),
		...[...Object.entries({ a, b })].flatMap(([key, place]) =>
			place ? [`${key}=${Math.round(place.t)}@${place.lane}`] : [],
		),
		...(view && (view.from > 0 || view.to < 1) ? [`view=${shareText(view.from)}-${shareText(view.to)}`] : []),
		...(of === undefined ? [] : [`of=${of}`]),
	];
	return `#${parts.join('&')}`;
}

/** A short word for what a recording tells: another recording of the same program has another. */
export function fingerprintOf({ events }: Pick<Recording, 'events'>): string {
	// FNV-1a over 32 bits.
	let hash = 0x811c9dc5;
	for (const { t, lane, kind } of events) {
		for (const character of `${t} ${lane} ${kind}\n`) {
			hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
		}
	}
	return (hash >>> 0).toString(36);
}

function readPlace(text: string): LinkedPlace | undefined {
	const [t = '', lane = '', ...more] = text.split('@');
	return INSTANT.test(t) && LANE.test(lane) && more.length === 0 ? { t: Number(t), lane } : undefined;
}

function readPart(text: string): { from: number; to: number } | undefined {
	const [from = '', to = '', ...more] = text.split('-');
	if (!SHARE.test(from) || !SHARE.test(to) || more.length > 0 || Number(from) >= Number(to)) return undefined;
	return { from: Number(from), to: Number(to) };
}

function shareText(share: number): string {
	return share.toFixed(7).replace(/\.?0+$/, '');
}
