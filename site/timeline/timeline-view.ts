/** A timeline that is alive: it draws a recording for the room that it has, and answers hands and keys. */
import type { LaneId } from '../../scripts/recording/types.ts';
import { defaultView } from '../../scripts/timeline/default-view.ts';
import { type Layout, layout } from '../../scripts/timeline/layout.ts';
import type { Place } from '../../scripts/timeline/relation-words.ts';
import { type Scene, sceneOf } from '../../scripts/timeline/scene.ts';
import type { Thing } from '../../scripts/timeline/thing.ts';
import { type View, WHOLE } from '../../scripts/timeline/view.ts';
import type { ShowOptions, TimelineView, Wants } from './alive.ts';
import { collapseButtons } from './collapse-buttons.ts';
import { firstUses } from './first-use.ts';
import { footHtml, type Tool } from './foot-html.ts';
import { hands } from './hands.ts';
import { html } from './html.ts';
import { keptRuler } from './kept-ruler.ts';
import { listenToKeys } from './keys.ts';
import { marksLegend } from './marks-legend.ts';
import { type Marks, over } from './over.ts';
import { overview } from './overview.ts';
import { pointing } from './pointing.ts';
import { surface } from './surface.ts';
import { tools } from './tools.ts';
import { twoMoments } from './two-moments.ts';
import './foot.css';
import './timeline-view.css';
import { followed, isWhole, type Part, zoomed } from './zoom.ts';

export type { Place, ShowOptions, TimelineView, Wants };

const NARROWEST = 280;
const LABEL =
	'Timeline of the run. Left and right step through its events, up and down go from lane to lane, plus and minus zoom.';
/** How much one press zooms. */
const ZOOM = 1.6;
/** The foot of a timeline that is higher stays in view, pixels. */
const TALL = 600;

export function timelineView(place: HTMLElement, wants: Wants): TimelineView {
	const ended = new AbortController();
	const { signal } = ended;
	let scene: Scene | undefined;
	let shared: ShowOptions['axis'];
	let laid: Layout | undefined;
	let view = WHOLE;
	let cursor: number | undefined;
	/** The row that was gone to by key, -1 for the ruler; the stretch that is being chosen. */
	let row: number | undefined;
	let chosen: Marks['chosen'];

	const picture = html('div', { class: 'picture-place', tabindex: '0', role: 'application', 'aria-label': LABEL });
	const foot = footOf(place);
	const notes = foot.querySelector('.card-place') as HTMLElement;
	const drawRuler = keptRuler(picture);
	const tellMarks = marksLegend(place);
	const sheet = html('div');
	picture.append(sheet);
	const drawing = surface(sheet, signal);
	const marks = over(picture);
	const collapsing = collapseButtons(picture, toggleCollapsed);
	const drawStrip = overview(foot.querySelector('.overview') as HTMLElement, see);
	// Of two runs side by side neither is a reader's first.
	const uses = place.closest('.pair') ? undefined : firstUses(notes, later);
	const pointed = pointing({
		picture,
		place: notes,
		layout: () => laid,
		changed: later,
		acts,
		signal,
	});
	const moments = twoMoments(
		() => scene?.recording,
		later,
		() => compare(),
	);
	const updateTools = tools(foot, use, signal);

	// One frame at most draws all that was asked for since the last.
	let frame = 0;
	let isStale = false;
	let grows = false;
	function later(): void {
		frame ||= requestAnimationFrame(() => {
			frame = 0;
			if (isStale) redraw();
			else if (laid) marks.redraw(laid, marksNow(), cursor);
			update();
		});
	}

	function redrawLater(): void {
		isStale = true;
		later();
	}

	function redraw(): void {
		if (!scene) return;
		isStale = false;
		const width = widthNow();
		const axis = shared?.(width);
		const lay = () => layout(scene as Scene, { width, view, ...(axis && { axis }) });
		const seen = grows && laid && !isWhole(view) ? [laid.axis.t(laid.left), laid.axis.t(laid.width)] : undefined;
		laid = lay();
		// A run that grows takes more room: what was in view stays in view.
		if (seen) {
			const [from = 0, to = 1] = seen.map(shareOf);
			view = { ...view, from, to };
			laid = lay();
		}
		drawing.draw(laid, cursor);
		collapsing.redraw(laid);
		drawStrip(laid);
		drawRuler(laid);
		tellMarks(laid);
		foot.classList.toggle('stays', laid.height > TALL);
		uses?.redraw(laid);
		marks.redraw(laid, marksNow(), cursor);
		update();
	}

	function widthNow(): number {
		return Math.max(NARROWEST, Math.floor(picture.clientWidth));
	}

	function update(): void {
		const hasTree = (scene?.lanes.filter(({ lane }) => lane.kind === 'process').length ?? 0) > 1;
		updateTools({ isWhole: isWhole(view), comparing: moments.comparing, tree: view.tree, hasTree });
	}

	function marksNow(): Marks {
		const { a, b, relation } = moments;
		return { thing: pointed.thing, arrows: pointed.arrows, met: uses?.mark, row, a, b, relation, chosen };
	}

	function see({ from, to }: Part): void {
		if (from !== view.from || to !== view.to) change({ from, to });
	}

	function change(to: Partial<View>): void {
		view = { ...view, ...to };
		redrawLater();
		wants.viewChanged?.(view);
	}

	function use(tool: Tool): void {
		if (tool === 'in' || tool === 'out') zoomBy(tool === 'in' ? ZOOM : 1 / ZOOM);
		else if (tool === 'whole') see(WHOLE);
		else if (tool === 'compare') moments.comparing = !moments.comparing;
		else change({ tree: tool === 'tree' });
	}

	/** About the cursor, where it is in view; else about the middle. */
	function zoomBy(factor: number): void {
		const about = cursor !== undefined && isIn(cursor) ? shareOf(cursor) : (view.from + view.to) / 2;
		see(zoomed(view, factor, about));
	}

	function shareOf(t: number): number {
		return laid ? laid.base.x(t) / laid.base.width : 0;
	}

	function isIn(t: number): boolean {
		const share = shareOf(t);
		return share >= view.from && share <= view.to;
	}

	function toggleCollapsed(lane: LaneId): void {
		change({ collapsed: toggled(view.collapsed, lane) });
	}

	function toggleFold(from: number): void {
		pointed.dismiss();
		change({ unfolded: toggled(view.unfolded, from) });
	}

	function acts(thing: Thing, source: string | undefined) {
		const { source: bring } = wants;
		const fold = thing.kind === 'fold' ? thing.fold : undefined;
		const says = fold && view.unfolded.has(fold.from) ? 'Draw it short' : 'Draw it at length';
		return [
			...(source && bring ? [{ says: source, act: () => bring(source) }] : []),
			...(fold ? [{ says, act: () => toggleFold(fold.from) }] : []),
		];
	}

	function compare(a?: Place, b?: Place): void {
		moments.comparing = false;
		moments.set(a, b);
		wants.selected(a, b);
	}

	function take(at: Place | undefined): void {
		if (!at) return;
		moments.take(at);
		wants.selected(moments.a, moments.b);
	}

	hands(
		picture,
		{
			layout: () => laid,
			part: () => view,
			comparing: () => moments.comparing,
			see,
			pointed,
			take,
			toggleFold,
			seek: wants.seek,
			choose(stretch) {
				chosen = stretch;
				later();
			},
		},
		signal,
	);

	const keys = listenToKeys(
		picture,
		{
			layout: () => laid,
			part: () => view,
			cursor: () => cursor,
			zoom: (by) => zoomBy(by > 0 ? ZOOM : 1 / ZOOM),
			see,
			point: (thing) => pointed.at(thing, { kept: true }),
			toggleCollapsed,
			toggleFolds: () =>
				change({ unfolded: new Set(view.unfolded.size > 0 ? [] : laid?.base.folds.map(({ from }) => from)) }),
			take,
			dismiss,
			row(index, lane) {
				row = index;
				wants.lane?.(lane);
				later();
			},
		},
		signal,
	);
	picture.addEventListener('blur', () => pointed.leave(), { signal });
	// A card is dismissed wherever the focus is; all else only by who is in the timeline.
	document.addEventListener(
		'keydown',
		(event) => {
			const isHere = place.contains(event.target as Node);
			if (event.key === 'Escape' && !event.defaultPrevented && (isHere ? dismiss() : pointed.dismiss()))
				event.preventDefault();
		},
		{ signal },
	);

	/** Lets go of what stands open, one after the other; false where nothing does. */
	function dismiss(): boolean {
		if (pointed.dismiss() || uses?.dismiss()) {
			picture.focus();
			return true;
		}
		if (!moments.comparing && !moments.a) return keys.leave();
		compare();
		return true;
	}

	const resized = new ResizeObserver(() => {
		if (laid && widthNow() !== laid.width) redrawLater();
	});

	const paper = matchMedia('print');
	paper.addEventListener(
		'change',
		() => {
			const whole = scene && layout(scene, { width: widthNow(), view: { ...view, from: 0, to: 1 } });
			if (paper.matches && whole) drawing.draw(whole, undefined, true);
			else redrawLater();
		},
		{ signal },
	);

	function begin(): void {
		const isFocused = document.activeElement === place;
		for (const name of ['tabindex', 'role', 'aria-label']) place.removeAttribute(name);
		place.replaceChildren(picture, foot, moments.element, keys.told);
		place.dataset.alive = '';
		resized.observe(picture);
		if (isFocused) picture.focus();
	}

	return {
		show(recording, { growing = false, axis } = {}) {
			if (!picture.isConnected) begin();
			scene = sceneOf(recording);
			shared = axis;
			grows = growing;
			if (growing && laid) return redrawLater();
			view = defaultView(scene);
			pointed.dismiss();
			keys.leave();
			moments.comparing = false;
			moments.set();
			redraw();
		},
		moment(t, event) {
			const was = cursor;
			cursor = t;
			if (!laid) return;
			// Who moved away from the cursor is left there, until a step asks for what it shows.
			if (t !== undefined && !isIn(t) && (event || was === undefined || isIn(was))) see(followed(view, shareOf(t)));
			drawing.until(t);
			marks.cursor(t);
			uses?.pass(was, t);
			if (event && picture.matches(':focus-visible')) pointed.at({ kind: 'event', event });
		},
		select: (a, b) => moments.set(a, b),
		get view() {
			return view;
		},
		set view(wanted) {
			view = wanted;
			redrawLater();
		},
		get base() {
			return this.layout.base;
		},
		get layout() {
			if (!laid) throw new Error('the timeline shows no recording yet');
			return laid;
		},
		end() {
			cancelAnimationFrame(frame);
			resized.disconnect();
			ended.abort();
			pointed.dismiss();
		},
	};
}

/** What stands under the picture: as the page was built with it, or made here. */
function footOf(place: HTMLElement): HTMLElement {
	const built = place.querySelector<HTMLElement>('.timeline-foot');
	if (built) return built;
	const made = html('div', { class: 'timeline-foot' });
	made.append(...new DOMParser().parseFromString(footHtml({ hasTree: false }), 'text/html').body.childNodes);
	return made;
}

function toggled<T>(set: ReadonlySet<T>, item: T): Set<T> {
	const made = new Set(set);
	if (!made.delete(item)) made.add(item);
	return made;
}
