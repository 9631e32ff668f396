/** The thing that a reader points at, with the arrows that go with it, and the card that tells of it. */
import type { Arrow } from '../../scripts/recording/arrows.ts';
import { type Extent, extentOf } from '../../scripts/timeline/extent.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import type { Thing } from '../../scripts/timeline/thing.ts';
import { thingWords } from '../../scripts/timeline/thing-words.ts';
import { type CardAct, card } from './card.ts';
import { sourceOf } from './snap.ts';

export interface Pointing {
	readonly thing: Thing | undefined;
	readonly arrows: readonly Arrow[];
	/** Points at a thing, or at nothing; what is kept stays until it is dismissed. `x`: where, in the picture. */
	at(thing: Thing | undefined, how?: How): void;
	/** False where nothing was pointed at. */
	dismiss(): boolean;
	leave(): void;
}

interface How {
	kept?: boolean;
	/** Where the pointer is, in the picture; absent: it is not by pointer. */
	from?: { x: number; y: number };
}

export interface PointingOptions {
	picture: HTMLElement;
	/** Where the card stands in the page. */
	place: HTMLElement;
	layout(): Layout | undefined;
	changed(): void;
	/** What else one can do with a thing. */
	acts(thing: Thing, source: string | undefined): CardAct[];
	signal: AbortSignal;
}

type Point = { x: number; y: number };

/** Who rests on the way to a card means what lies there, milliseconds. */
const REST = 120;

export function pointing({ picture, place, layout, changed, acts, signal }: PointingOptions): Pointing {
	const words = card(place, signal);
	let thing: Thing | undefined;
	let arrows: readonly Arrow[] = [];
	let lastFrom: Point | undefined;
	let resting: ReturnType<typeof setTimeout> | undefined;

	function at(to: Thing | undefined, how: How = {}): void {
		clearTimeout(resting);
		if (how.from && !same(to, thing) && words.isOnWay(...inPage(lastFrom ?? how.from, how.from))) {
			resting = setTimeout(() => point(to, how), REST);
		} else point(to, how);
	}

	function point(to: Thing | undefined, { kept = false, from }: How): void {
		lastFrom = from;
		const isNew = !same(to, thing);
		if (!to) words.leave();
		else if (isNew || kept || !words.isOpen) tell(to, kept, from?.x);
		if (!isNew) return;
		thing = to;
		const laid = layout();
		arrows = laid && to ? arrowsOf(laid, to) : [];
		picture.classList.toggle('lit', arrows.length > 0);
		changed();
	}

	function tell(to: Thing, kept: boolean, x?: number): void {
		const laid = layout();
		const extent = laid && extentOf(laid, to);
		if (!laid || !extent) return;
		const { recording } = laid.scene;
		const place = picture.getBoundingClientRect();
		const source = sourceOf(recording, to);
		words.show(thingWords(to, recording), inWindow(extent, laid, place), {
			...{ kept, acts: acts(to, source), picture: place },
			...(x !== undefined && { x: x + place.left }),
		});
	}

	function inPage(...points: { x: number; y: number }[]): [Point, Point] {
		const { left, top } = picture.getBoundingClientRect();
		return points.map(({ x, y }) => ({ x: x + left, y: y + top })) as [Point, Point];
	}

	return {
		get thing() {
			return thing;
		},
		get arrows() {
			return arrows;
		},
		at,
		dismiss() {
			clearTimeout(resting);
			const was = words.isOpen;
			words.hide();
			point(undefined, {});
			return was;
		},
		leave: () => words.leave(),
	};
}

/** Those that go with a thing: itself, or what leaves from an event and comes to it. */
function arrowsOf({ scene }: Layout, thing: Thing): readonly Arrow[] {
	if (thing.kind === 'arrow') return [thing.arrow];
	if (thing.kind === 'arrows') return thing.arrows;
	if (thing.kind !== 'event') return [];
	const { lane, t } = thing.event;
	return scene.arrows.filter(({ from, to }) => [from, to].some((end) => end.lane === lane && end.t === t));
}

function same(a: Thing | undefined, b: Thing | undefined): boolean {
	if (!a || !b || a.kind !== b.kind) return a === b;
	const of = (thing: Thing) => Object.entries(thing).find(([name]) => name !== 'kind')?.[1];
	return of(a) === of(b);
}

/** An extent in the window, as far as it is visible. */
function inWindow({ x1, x2, y1, y2 }: Extent, { width }: Layout, { left, top }: DOMRect): Extent {
	const visible = (x: number) => Math.min(width, Math.max(0, x)) + left;
	return { x1: visible(x1), x2: visible(x2), y1: y1 + top, y2: y2 + top };
}
