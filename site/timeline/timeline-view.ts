/** A timeline that is alive: it draws a recording for the room that it has, and answers hands and keys. */
import type { LaneId } from '../../scripts/recording/types.ts';
import type { Place } from '../../scripts/timeline/relation-words.ts';
import type { Thing } from '../../scripts/timeline/thing.ts';
import { WHOLE } from '../../scripts/timeline/view.ts';
import type { ShowOptions, TimelineView, Wants } from './alive.ts';
import { drawing } from './drawing.ts';
import { firstUses } from './first-use.ts';
import { footHtml, type Tool } from './foot-html.ts';
import { hands } from './hands.ts';
import { html } from './html.ts';
import { listenToKeys } from './keys.ts';
import type { Marks } from './over.ts';
import { pointing } from './pointing.ts';
import { tools } from './tools.ts';
import { twoMoments } from './two-moments.ts';
import './foot.css';
import './timeline-view.css';
import { isWhole } from './zoom.ts';

export type { Place, ShowOptions, TimelineView, Wants };

const LABEL =
	'Timeline of the run. Left and right step through its events, up and down go from lane to lane, plus and minus zoom.';

export function timelineView(place: HTMLElement, wants: Wants): TimelineView {
	const ended = new AbortController();
	const { signal } = ended;
	const picture = html('div', { class: 'picture-place', tabindex: '0', role: 'application', 'aria-label': LABEL });
	const foot = footOf(place);
	const notes = foot.querySelector('.card-place') as HTMLElement;
	/** The row that was gone to by key, -1 for the ruler; the stretch that is being chosen. */
	let row: Marks['row'];
	let chosen: Marks['chosen'];
	/** Whose row that is. */
	let chosenLane: LaneId | undefined;

	const drawn = drawing({
		...{ place, picture, foot, signal },
		marks: () => {
			const { a, b, relation } = moments;
			return { thing: pointed.thing, arrows: pointed.arrows, met: uses?.mark, row, a, b, relation, chosen };
		},
		drawn(layout) {
			uses?.redraw(layout);
			const hasTree = layout.scene.lanes.filter(({ lane }) => lane.kind === 'process').length > 1;
			const { view } = drawn;
			updateTools({ isWhole: isWhole(view), comparing: moments.comparing, tree: view.tree, hasTree });
		},
		changed: (view) => wants.viewChanged?.(view),
	});
	const { later, see } = drawn;
	// Of two runs side by side neither is a reader's first.
	const uses = place.closest('.pair')
		? undefined
		: firstUses(notes, later, () => picture.focus({ preventScroll: true }));
	const pointed = pointing({
		...{ picture, place: notes, changed: later, acts, signal },
		layout: () => drawn.layout,
	});
	const moments = twoMoments(
		() => drawn.scene?.recording,
		later,
		() => {
			compare();
			// The button that was pressed is gone.
			picture.focus({ preventScroll: true });
		},
	);
	const updateTools = tools(foot, use, signal);

	function use(tool: Tool): void {
		if (tool === 'in' || tool === 'out') drawn.zoom(tool === 'in' ? 1 : -1);
		else if (tool === 'whole') see(WHOLE);
		else if (tool === 'compare') moments.comparing = !moments.comparing;
		else drawn.change({ tree: tool === 'tree' });
	}

	function acts(thing: Thing, source: string | undefined) {
		const { source: bring } = wants;
		const fold = thing.kind === 'fold' ? thing.fold : undefined;
		const says = fold && drawn.view.unfolded.has(fold.from) ? 'Draw it short' : 'Draw it at length';
		return [
			...(source && bring ? [{ says: source, act: () => bring(source) }] : []),
			...(fold ? [{ says, act: () => toggleFold(fold.from) }] : []),
		];
	}

	function toggleFold(from: number): void {
		pointed.dismiss();
		drawn.toggleFold(from);
	}

	function compare(a?: Place, b?: Place): void {
		moments.comparing = false;
		moments.set(a, b);
		wants.selected(a, b);
	}

	function take(at: Place | undefined): void {
		if (!at) return;
		moments.take(at);
		// What is said of the two stands where a card may.
		if (moments.b) pointed.dismiss();
		wants.selected(moments.a, moments.b);
	}

	const now = { layout: () => drawn.layout, part: () => drawn.view, cursor: () => drawn.cursor, see, take };
	hands(
		picture,
		{
			...{ ...now, pointed, toggleFold, seek: wants.seek },
			comparing: () => moments.comparing,
			isMoving: () => drawn.isStale,
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
			...{ ...now, dismiss, zoom: drawn.zoom, toggleCollapsed: drawn.toggleCollapsed },
			point: (thing) => pointed.at(thing, { kept: true }),
			toggleFolds() {
				const folds = drawn.view.unfolded.size > 0 ? [] : (drawn.layout?.base.folds ?? []);
				drawn.change({ unfolded: new Set(folds.map(({ from }) => from)) });
			},
			row(index, lane) {
				[row, chosenLane] = [index, lane];
				wants.lane?.(lane);
				later();
			},
		},
		signal,
	);
	picture.addEventListener('blur', () => pointed.leave(), { signal });
	document.addEventListener('keydown', onEscape, { signal });

	/** A card is dismissed wherever the focus is; all else only by who is in the timeline. */
	function onEscape(event: KeyboardEvent): void {
		if (event.key !== 'Escape' || event.defaultPrevented) return;
		if (place.contains(event.target as Node) ? dismiss() : pointed.dismiss()) event.preventDefault();
	}

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

	function begin(): void {
		const isFocused = document.activeElement === place;
		for (const name of ['tabindex', 'role', 'aria-label']) place.removeAttribute(name);
		place.replaceChildren(picture, foot, moments.element, keys.told);
		place.dataset.alive = '';
		ready = undefined;
		if (isFocused) picture.focus();
	}

	/** Draws at once what was to be drawn soon. */
	let ready: (() => void) | undefined;
	const asked = () => ready?.();
	for (const type of ['pointerdown', 'keydown', 'wheel'])
		place.addEventListener(type, asked, { signal, passive: true });

	return {
		show(recording, options = {}) {
			asked();
			if (options.built && !picture.isConnected) {
				ready = drawn.showSoon(recording, options, begin);
				return;
			}
			if (!options.growing) {
				pointed.dismiss();
				keys.leave();
				moments.comparing = false;
				moments.set();
			}
			drawn.show(recording, options);
			if (!picture.isConnected) begin();
		},
		moment(t, event) {
			if (t !== undefined) asked();
			const was = drawn.cursor;
			drawn.moment(t, event !== undefined);
			uses?.pass(was, t);
			if (event && picture.matches(':focus-visible')) pointed.at({ kind: 'event', event });
		},
		lane(lane) {
			if (lane === chosenLane) return;
			asked();
			chosenLane = lane;
			row = keys.goneTo(lane);
			later();
		},
		select(a, b) {
			if (a) asked();
			moments.set(a, b);
		},
		get view() {
			return drawn.view;
		},
		set view(view) {
			asked();
			drawn.view = view;
		},
		get base() {
			return this.layout.base;
		},
		get layout() {
			asked();
			if (!drawn.layout) throw new Error('the timeline shows no recording yet');
			return drawn.layout;
		},
		end() {
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
