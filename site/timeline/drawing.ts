/** A run as it is drawn now: its picture, what lies over and under it, and the part of it that is visible. */
import type { Recording } from '../../scripts/recording/types.ts';
import { defaultView } from '../../scripts/timeline/default-view.ts';
import { type Layout, layout } from '../../scripts/timeline/layout.ts';
import { type Scene, sceneOf } from '../../scripts/timeline/scene.ts';
import { type View, WHOLE } from '../../scripts/timeline/view.ts';
import { windowOf } from '../../scripts/timeline/window.ts';
import type { ShowOptions } from './alive.ts';
import { collapseButtons } from './collapse-buttons.ts';
import { drawingPace } from './drawing-pace.ts';
import { html } from './html.ts';
import { inTasks } from './in-tasks.ts';
import { keptRuler } from './kept-ruler.ts';
import { marksLegend } from './marks-legend.ts';
import { type Marks, over } from './over.ts';
import { overview } from './overview.ts';
import { surface } from './surface.ts';
import { toggled } from './toggled.ts';
import { followed, isWhole, type Part, zoomed } from './zoom.ts';

export interface Drawing {
	readonly scene: Scene | undefined;
	readonly layout: Layout | undefined;
	readonly cursor: number | undefined;
	/** Until what is seen is where the layout says. */
	readonly isStale: boolean;
	view: View;
	show(recording: Recording, options: ShowOptions): void;
	/** The same in tasks of their own, so that none is long; returns what does at once all that is left. */
	showSoon(recording: Recording, options: ShowOptions, done: () => void): () => void;
	/** Moves the cursor; `must`: also where the reader has moved away from it. */
	moment(t: number | undefined, must: boolean): void;
	/** What the reader wants to see differently. */
	change(to: Partial<View>): void;
	see(part: Part): void;
	/** About the cursor, where it is in view; else about the middle. */
	zoom(by: 1 | -1): void;
	toggleCollapsed(process: string): void;
	toggleFold(from: number): void;
	/** Draws at the next frame what lies over the picture. */
	later(): void;
}

export interface DrawingOptions {
	/** Where the timeline stands in the page, its picture, and what stands under that. */
	place: HTMLElement;
	picture: HTMLElement;
	foot: HTMLElement;
	/** What lies over the picture. */
	marks(): Marks;
	/** After each drawing. */
	drawn(layout: Layout): void;
	/** The reader changed the view. */
	changed(view: View): void;
	signal: AbortSignal;
}

const NARROWEST = 280;
/** How much one press zooms. */
const ZOOM = 1.6;
/** The foot of a timeline that is higher stays in view, pixels. */
const TALL = 600;

export function drawing({ place, picture, foot, marks, drawn, changed, signal }: DrawingOptions): Drawing {
	const ruler = keptRuler(picture);
	const tellMarks = marksLegend(place);
	const sheet = html('div');
	picture.append(sheet);
	const sheets = surface(sheet, place, signal);
	const overlay = over(picture);
	const collapsing = collapseButtons(picture, toggleCollapsed);
	const strip = overview(foot.querySelector('.overview') as HTMLElement, see);
	let scene: Scene | undefined;
	let shared: ShowOptions['axis'];
	let laid: Layout | undefined;
	let view = WHOLE;
	let cursor: number | undefined;
	let grows = false;
	const pace = drawingPace();
	const paper = matchMedia('print');

	// One frame at most draws all that was asked for since the last.
	let frame = 0;
	let isStale = false;

	function later(): void {
		frame ||= requestAnimationFrame(() => {
			frame = 0;
			if (isStale && !stretched()) redraw();
			else if (laid && !isStale) {
				overlay.redraw(laid, marks(), cursor);
				drawn(laid);
			}
		});
	}

	function redrawLater(): void {
		isStale = true;
		later();
	}

	function redraw(): void {
		pace.draw(() => {
			lay();
			paint();
			finish();
		});
	}

	/** What lies over the picture moves with it. */
	function stretched(): boolean {
		if (!pace.isHurried || !laid || laid.scene !== scene || !sheets.stretch(view)) return false;
		ruler.stretch(view);
		strip.move(view);
		overlay.redraw({ ...laid, view, axis: windowOf(laid.base, view, laid.left).axis }, marks(), cursor);
		later();
		return true;
	}

	function lay(): void {
		if (!scene) return;
		isStale = false;
		const width = widthNow();
		const axis = shared?.(width);
		const of = scene;
		// Paper shows all of the run.
		const shown = () => (paper.matches ? { ...view, from: 0, to: 1 } : view);
		const laidOut = () => layout(of, { width, view: shown(), ...(axis && { axis }) });
		const before = grows && laid?.scene !== scene && !isWhole(view) ? laid?.base : undefined;
		const seen = before && [view.from, view.to].map((share) => before.t(share * before.width));
		laid = laidOut();
		// A run that grows takes more room: what was in view stays in view.
		if (seen) {
			const [from = 0, to = 1] = seen.map(shareOf);
			view = { ...view, from, to };
			laid = laidOut();
		}
	}

	function paint(): void {
		if (laid) sheets.draw(laid, paper.matches ? undefined : cursor, paper.matches);
	}

	function finish(): void {
		if (!laid) return;
		collapsing.redraw(laid);
		strip.draw(laid);
		ruler.draw(laid);
		tellMarks(laid);
		foot.classList.toggle('stays', laid.height > TALL);
		overlay.redraw(laid, marks(), cursor);
		drawn(laid);
	}

	function prepare(recording: Recording, { growing = false, axis }: ShowOptions): void {
		scene = sceneOf(recording, { growing });
		shared = axis;
		grows = growing;
		if (growing && laid) return;
		view = defaultView(scene);
		cursor = undefined;
	}

	function widthNow(): number {
		// The first picture is drawn before it is in the page, so that the page is laid out once.
		return Math.max(NARROWEST, Math.floor((picture.isConnected ? picture : place).clientWidth));
	}

	function change(to: Partial<View>): void {
		if (!('from' in to)) pace.rest();
		view = { ...view, ...to };
		redrawLater();
		changed(view);
	}

	function see({ from, to }: Part): void {
		if (from === view.from && to === view.to) return;
		pace.moved();
		change({ from, to });
	}

	function toggleCollapsed(process: string): void {
		change({ collapsed: toggled(view.collapsed, process) });
	}

	function shareOf(t: number): number {
		return laid ? laid.base.x(t) / laid.base.width : 0;
	}

	const isIn = (t?: number) => t !== undefined && shareOf(t) >= view.from && shareOf(t) <= view.to;

	const resized = new ResizeObserver(() => {
		if (laid && widthNow() !== laid.width) redrawLater();
	});
	resized.observe(picture);
	signal.addEventListener('abort', () => [resized.disconnect(), cancelAnimationFrame(frame)]);

	// At once: paper does not wait for a frame.
	paper.addEventListener('change', redraw, { signal });

	return {
		get scene() {
			return scene;
		},
		get layout() {
			return laid;
		},
		get cursor() {
			return cursor;
		},
		get isStale() {
			return isStale;
		},
		get view() {
			return view;
		},
		set view(wanted) {
			view = wanted;
			redrawLater();
		},
		show(recording, options) {
			const isMore = options.growing && laid;
			prepare(recording, options);
			if (isMore) redrawLater();
			else redraw();
		},
		showSoon(recording, options, done) {
			const steps = [() => prepare(recording, options), lay, paint, finish, done];
			return inTasks(steps, signal);
		},
		moment(t, must) {
			const was = cursor;
			cursor = t;
			if (!laid) return;
			// Who moved away from the cursor is left there, until a step asks for what it shows.
			if (t !== undefined && !isIn(t) && (must || was === undefined || isIn(was))) see(followed(view, shareOf(t)));
			sheets.until(t);
			overlay.cursor(t);
		},
		change,
		see,
		zoom(by) {
			const about = cursor !== undefined && isIn(cursor) ? shareOf(cursor) : (view.from + view.to) / 2;
			see(zoomed(view, ZOOM ** by, about));
		},
		toggleCollapsed,
		toggleFold: (from) => change({ unfolded: toggled(view.unfolded, from) }),
		later,
	};
}
