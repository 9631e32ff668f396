import type { Link } from '../recording/links.ts';
import { type Slice, slicesOf } from '../recording/slices.ts';
import type { LaneId, Recording, RunEvent } from '../recording/types.ts';
import { eventWords } from '../timeline/words.ts';
import type { TraceEntry } from './chrome-trace.ts';
import type { Track, Tracks } from './trace-tracks.ts';

/** What a lane did over time: slices that nest, and beside them those that cross another one. */
export function nestedSlices(recording: Recording, tracks: Tracks): TraceEntry[] {
	const open = new Map<LaneId, number[]>();
	let crossing = 0;
	return slicesOf(recording)
		.filter(({ kind }) => kind !== 'running')
		.flatMap((slice): TraceEntry[] => {
			const { lane, from, to } = slice;
			const ends = (open.get(lane) ?? []).filter((end) => end > from);
			const fits = to <= (ends.at(-1) ?? Number.POSITIVE_INFINITY);
			open.set(lane, fits ? [...ends, to] : ends);
			const entry = { name: nameOf(slice), cat: slice.kind, ...(tracks.get(lane) as Track), args: argsOf(slice) };
			if (fits) return [{ ph: 'X', ...entry, ts: from, dur: to - from }];
			const id = ++crossing;
			const name = `${lane} ${entry.name}`;
			return [
				{ ph: 'b', ...entry, name, id, ts: from },
				{ ph: 'e', ...entry, name, id, ts: to },
			];
		});
}

function nameOf({ kind, label }: Slice): string {
	return kind === 'alive' || label === kind ? label || kind : `${kind}: ${label}`;
}

const argsOf = ({ kind, open }: Slice): Record<string, unknown> => ({ kind, ...(open && { 'had not ended': true }) });

/**
 * Events as marks; those at either end of a link, which an arrow must bind to, as slices. Several of a lane in one
 * microsecond share it out.
 */
export function instants(
	recording: Recording,
	tracks: Tracks,
	links: Link[],
): { marks: TraceEntry[]; slices: Map<RunEvent, TraceEntry> } {
	const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
	const sharing = Map.groupBy(
		recording.events.filter((event) => linked.has(event)),
		({ t, lane }) => `${t} ${lane}`,
	);
	const marks: TraceEntry[] = [];
	const slices = new Map<RunEvent, TraceEntry>();
	for (const event of recording.events) {
		if (!linked.has(event) && QUIET.includes(event.kind)) continue;
		const { t, lane, kind, ...args } = event;
		const entry = { name: eventWords(event, recording), cat: kind, ...(tracks.get(lane) as Track), args };
		if (!linked.has(event)) {
			marks.push({ ph: 'i', ...entry, ts: t, s: 't' });
			continue;
		}
		const same = sharing.get(`${t} ${lane}`) ?? [];
		// Whole nanoseconds, which is what readers of the format count in.
		const dur = Math.floor(1000 / same.length) / 1000;
		slices.set(event, { ph: 'X', ...entry, ts: nanoseconds(t + same.indexOf(event) * dur), dur });
	}
	return { marks, slices };
}

const nanoseconds = (us: number): number => Math.round(us * 1000) / 1000;

/** What slices and counters show already. */
const QUIET: RunEvent['kind'][] = ['start', 'cpu', 'block', 'wait', 'state'];

/** The share of a core that each lane used, from reading to reading. */
export function counters(recording: Recording, tracks: Tracks): TraceEntry[] {
	const byLane = Map.groupBy(
		slicesOf(recording).filter(({ kind }) => kind === 'running'),
		({ lane }) => lane,
	);
	return [...byLane].flatMap(([lane, slices]) => {
		const { pid, tid } = tracks.get(lane) as Track;
		const at = (ts: number, share: number): TraceEntry => ({
			...{ ph: 'C', name: `${lane} CPU`, cat: 'running', pid, tid, ts },
			args: { 'percent of a core': Math.round(share * 100) },
		});
		const last = slices.at(-1) as Slice;
		return [...slices.map(({ from, share = 0 }) => at(from, share)), at(last.to, 0)];
	});
}
