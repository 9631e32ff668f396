/** What presses, drags and a pointer over a timeline mean. */
import { extentOf } from '../../scripts/timeline/extent.ts';
import { RULER_LINE, thingAt } from '../../scripts/timeline/hit.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import type { Place } from '../../scripts/timeline/relation-words.ts';
import { listen } from './gestures.ts';
import type { Pointing } from './pointing.ts';
import { placeAt } from './snap.ts';
import { around, type Part, zoomed } from './zoom.ts';

export interface Hands {
	layout(): Layout | undefined;
	/** While what is seen is not where the layout says: nothing is pointed at. */
	isMoving(): boolean;
	/** What is visible, or will be at the next frame. */
	part(): Part;
	/** Whether a press is to set a moment. */
	comparing(): boolean;
	see(part: Part): void;
	pointed: Pointing;
	/** A moment to compare. */
	take(place: Place | undefined): void;
	toggleFold(from: number): void;
	seek(t: number): void;
	/** A stretch of the ruler is being chosen; undefined: no longer. */
	choose(stretch: { x1: number; x2: number } | undefined): void;
}

/** How much a double press zooms. */
const DOUBLE = 4;
/** Pixels beside a thing that still count as pointing at it. */
const MOUSE = 4;
const FINGER = 14;

export function hands(picture: HTMLElement, acts: Hands, signal: AbortSignal): void {
	const { layout, part, pointed, see } = acts;

	function placeOf(x: number): number {
		const laid = layout();
		return laid ? (x - laid.left) / (laid.width - laid.left) : 0;
	}

	function press(x: number, y: number, event: MouseEvent): void {
		const laid = layout();
		if (!laid) return;
		const isFinger = (event as PointerEvent).pointerType === 'touch';
		const thing = thingAt(laid, x, y, isFinger ? FINGER : MOUSE);
		if (acts.comparing() || event.shiftKey) acts.take(placeAt(laid, x, y, thing));
		else if (thing?.kind === 'fold') acts.toggleFold(thing.fold.from);
		else {
			// A mouse points already; a finger's card stays until it is dismissed.
			pointed.at(thing, { kept: isFinger, from: { x, y } });
			const isName = thing?.kind === 'lane' || thing?.kind === 'group';
			if (!isName) acts.seek(thing?.kind === 'event' ? thing.event.t : laid.axis.t(x));
		}
	}

	function doublePress(x: number, y: number): void {
		const laid = layout();
		if (!laid) return;
		const { from, to } = part();
		const share = (x: number) => from + placeOf(x) * (to - from);
		const thing = thingAt(laid, x, y, MOUSE);
		const hasLength = thing && !['event', 'lane', 'group', 'fold'].includes(thing.kind);
		const extent = hasLength ? extentOf(laid, thing) : undefined;
		see(extent ? around(share(extent.x1), share(extent.x2)) : zoomed(part(), DOUBLE, share(x)));
	}

	function point(at: { x: number; y: number } | undefined): void {
		if (acts.isMoving()) return;
		const laid = layout();
		if (at && laid) pointed.at(thingAt(laid, at.x, at.y, MOUSE), { from: at });
		else pointed.at(undefined);
	}

	listen(
		picture,
		{ part, placeAt: placeOf, ruler: RULER_LINE, see, choose: acts.choose, press, doublePress, point },
		signal,
	);
}
