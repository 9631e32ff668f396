import type { Arrow } from '../recording/arrows.ts';
import type { Placed } from './arrow-lines.ts';

/** Arrows of one kind between the same two rows that lie close together; mostly one. */
export type Bundle = [Placed, ...Placed[]];

/** More would be a hedge, and not be told apart. */
export const MOST_ARROWS = 48;
/** How near the ends of two arrows must be to be bundled, pixels: nearer ones first. */
const NEAR = [6, 12, 24, 48, 80];

/** All arrows one by one where they are few; else in as few bundles as can be read, and how many of a kind are left out. */
export function bundled(arrows: readonly Placed[]): { bundles: Bundle[]; more: Map<Arrow['kind'], number> } {
	if (arrows.length <= MOST_ARROWS) return { bundles: arrows.map((placed): Bundle => [placed]), more: new Map() };
	const groups = groupsOf(arrows);
	let bundles: Bundle[] = [];
	for (const near of NEAR) {
		bundles = groups.flatMap((group) => joined(group, near));
		if (bundles.length <= MOST_ARROWS) break;
	}
	// Between so many rows even that is a hedge: the strongest are drawn.
	const drawn = bundles.toSorted((a, b) => b.length - a.length).slice(0, 2 * MOST_ARROWS);
	const kept = new Set(drawn);
	const more = new Map<Arrow['kind'], number>();
	for (const bundle of bundles) {
		const { kind } = bundle[0].arrow;
		if (!kept.has(bundle)) more.set(kind, (more.get(kind) ?? 0) + bundle.length);
	}
	return { bundles: bundles.filter((bundle) => kept.has(bundle)), more };
}

function groupsOf(arrows: readonly Placed[]): Placed[][] {
	const groups = new Map<object, Map<object, Map<string, Placed[]>>>();
	const all: Placed[][] = [];
	for (const placed of arrows) {
		const ends = groups.get(placed.from) ?? new Map<object, Map<string, Placed[]>>();
		groups.set(placed.from, ends);
		const kinds = ends.get(placed.to) ?? new Map<string, Placed[]>();
		ends.set(placed.to, kinds);
		const group = kinds.get(placed.arrow.kind);
		if (group) group.push(placed);
		else {
			const made = [placed];
			kinds.set(placed.arrow.kind, made);
			all.push(made);
		}
	}
	return all;
}

function joined(group: readonly Placed[], near: number): Bundle[] {
	const bundles: Bundle[] = [];
	for (const placed of group) {
		const bundle = bundles.at(-1);
		const first = bundle?.[0];
		if (first && Math.abs(placed.x1 - first.x1) <= near && Math.abs(placed.x2 - first.x2) <= near) bundle?.push(placed);
		else bundles.push([placed]);
	}
	return bundles;
}
