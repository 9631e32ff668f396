import type { Slice } from '../recording/slices.ts';
import { outerWaits } from './outer-waits.ts';
import type { Layer } from './scene.ts';

/** Those before are painted first. Being an orphan is an instant's matter. */
const LAYERS: Slice['kind'][] = ['starting', 'alive', 'running', 'blocked', 'stopped', 'waiting', 'holding', 'zombie'];
/** Neighbours whose heights differ by less look alike. */
const ALIKE = 0.05;

/** The slices of a lane as layers, in the order in which they are painted. */
export function layersOf(slices: readonly Slice[]): Layer[] {
	const inner = outerWaits(slices);
	const byKind = Map.groupBy(slices, ({ kind }) => kind);
	return LAYERS.flatMap((kind) => {
		const own = (byKind.get(kind) ?? []).filter((slice) => !inner.has(slice));
		return own.length > 0 ? { kind, slices: kind === 'running' ? merged(own) : own } : [];
	});
}

/** Readings that look alike become one: the timeline says how much ran, not how often it was read. */
function merged(slices: readonly Slice[]): Slice[] {
	const joined: Slice[] = [];
	for (const slice of slices) {
		const before = joined.at(-1);
		const [share, former] = [slice.share ?? 0, before?.share ?? 0];
		if (before && before.to === slice.from && Math.abs(Math.min(1, share) - Math.min(1, former)) < ALIKE) {
			const used = former * (before.to - before.from) + share * (slice.to - slice.from);
			before.to = slice.to;
			before.share = used / (slice.to - before.from);
		} else joined.push({ ...slice });
	}
	return joined;
}
