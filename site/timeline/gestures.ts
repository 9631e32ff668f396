/** What hands do to a timeline: wheel, pinch, drag and press. The page goes on scrolling as ever. */
import { between, moved, type Part, pinched, zoomed } from './zoom.ts';

export interface Gestures {
	/** What is visible now. */
	part(): Part;
	/** The place of a pixel within what is visible, 0 to 1. */
	placeAt(x: number): number;
	/** Until where the ruler goes, pixels. */
	ruler: number;
	/** The reader wants to see this part. */
	see(part: Part): void;
	press(x: number, y: number, event: MouseEvent): void;
	doublePress(x: number, y: number): void;
	/** The pointer stands here; undefined: it has left. */
	point(at: { x: number; y: number } | undefined): void;
	/** A stretch of the ruler is being chosen; undefined: no longer. */
	choose(stretch: { x1: number; x2: number } | undefined): void;
}

/** So many pixels are a drag and no longer a press. */
const DRAG = 5;
/** How much a pixel of a wheel zooms; a notch of a mouse's wheel is held to what one can follow. */
const WHEEL = 0.01;
const NOTCH = 40;
const LINE = 16;
/** So long an element is taken to stand where it stood, if nothing scrolls, milliseconds. */
const STANDS = 150;

type Point = { x: number; y: number };

/** Listens to an element until it is aborted. */
export function listen(element: HTMLElement, acts: Gestures, signal: AbortSignal): void {
	const pointers = new Map<number, Point>();
	let drag: { from: Point; part: Part; what: 'pan' | 'choose' | 'none'; moves: boolean } | undefined;
	let pinch: { part: Part; was: [number, number] } | undefined;
	/** The press that ends a drag is none. */
	let dragged = false;
	/** To ask where it stands lays out the page, so it is not asked at each event of a gesture. */
	let place: { left: number; top: number; until: number } | undefined;
	const at = ({ clientX, clientY, timeStamp }: MouseEvent): Point => {
		if (!place || timeStamp > place.until) {
			const { left, top } = element.getBoundingClientRect();
			place = { left, top, until: timeStamp + STANDS };
		}
		return { x: clientX - place.left, y: clientY - place.top };
	};
	const forget = () => {
		place = undefined;
	};
	addEventListener('scroll', forget, { signal, capture: true, passive: true });
	addEventListener('resize', forget, { signal });
	const on = <K extends keyof HTMLElementEventMap>(
		type: K,
		act: (event: HTMLElementEventMap[K]) => void,
		passive = true,
	) => element.addEventListener(type, act, { signal, passive });

	on('wheel', (event) => wheel(event), false);
	on('pointerdown', (event) => {
		dragged = false;
		if (event.button !== 0 || (event.target as Element).closest('button')) return;
		pointers.set(event.pointerId, at(event));
		if (pointers.size === 2) {
			drag = undefined;
			pinch = { part: acts.part(), was: fingers() };
			acts.choose(undefined);
		} else if (pointers.size === 1) {
			const { from, to } = acts.part();
			const what = at(event).y < acts.ruler ? 'choose' : to - from < 1 ? 'pan' : 'none';
			drag = { from: at(event), part: { from, to }, what, moves: false };
		}
	});
	on('pointermove', (event) => {
		if (pointers.has(event.pointerId)) pointers.set(event.pointerId, at(event));
		if (pinch && pointers.size === 2) acts.see(pinched(pinch.part, pinch.was, fingers()));
		else if (drag && pointers.has(event.pointerId)) pull(event);
		else if (event.pointerType !== 'touch' && !(event.target as Element).closest('button')) acts.point(at(event));
	});
	on('pointerup', (event) => {
		if (drag?.moves && drag.what === 'choose') {
			const [a, b] = [drag.from.x, at(event).x].map((x) => shareAt(drag?.part as Part, x));
			acts.choose(undefined);
			acts.see(between(a as number, b as number));
		}
		release(event);
	});
	on('pointercancel', (event) => {
		acts.choose(undefined);
		release(event);
	});
	on('pointerleave', () => acts.point(undefined));
	on('click', (event) => {
		if (dragged || (event.target as Element).closest('button')) return;
		const { x, y } = at(event);
		acts.press(x, y, event);
	});
	on('dblclick', (event) => {
		const { x, y } = at(event);
		if (!dragged && !(event.target as Element).closest('button')) acts.doublePress(x, y);
	});

	function wheel(event: WheelEvent): void {
		const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
		const part = acts.part();
		if (event.ctrlKey || event.metaKey) {
			event.preventDefault();
			const delta = Math.max(-NOTCH, Math.min(NOTCH, event.deltaY * unit));
			acts.see(zoomed(part, Math.exp(-delta * WHEEL), shareAt(part, at(event).x)));
			return;
		}
		const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
		const isAcross = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
		// Up and down the page scrolls; so it does where there is nothing to move.
		if (!isAcross || part.to - part.from >= 1) return;
		event.preventDefault();
		acts.see(moved(part, acts.placeAt(across * unit) - acts.placeAt(0)));
	}

	function pull(event: PointerEvent): void {
		if (!drag) return;
		const { x } = at(event);
		if (!drag.moves && Math.abs(x - drag.from.x) < DRAG) return;
		if (!drag.moves && drag.what !== 'none') {
			drag.moves = dragged = true;
			element.setPointerCapture(event.pointerId);
			acts.point(undefined);
		}
		if (drag.what === 'pan') acts.see(moved(drag.part, acts.placeAt(drag.from.x) - acts.placeAt(x)));
		else if (drag.what === 'choose') acts.choose({ x1: Math.min(x, drag.from.x), x2: Math.max(x, drag.from.x) });
	}

	function release({ pointerId }: PointerEvent): void {
		pointers.delete(pointerId);
		if (pinch) dragged = true;
		if (pointers.size < 2) pinch = undefined;
		drag = undefined;
	}

	function fingers(): [number, number] {
		const [a = 0, b = 0] = [...pointers.values()].map(({ x }) => acts.placeAt(x));
		return [a, b];
	}

	function shareAt({ from, to }: Part, x: number): number {
		return from + acts.placeAt(x) * (to - from);
	}
}
