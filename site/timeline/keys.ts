/** What keys do to a timeline that has the focus: zoom, move, go from lane to lane. All others are the player's. */
import type { LaneId } from '../../scripts/recording/types.ts';
import { rowWith } from '../../scripts/timeline/extent.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import type { Place } from '../../scripts/timeline/relation-words.ts';
import type { Thing } from '../../scripts/timeline/thing.ts';
import { thingWords } from '../../scripts/timeline/thing-words.ts';
import { hasMore } from './collapse-buttons.ts';
import { html } from './html.ts';
import { moved, type Part } from './zoom.ts';

export interface KeyActs {
	layout(): Layout | undefined;
	cursor(): number | undefined;
	part(): Part;
	zoom(by: 1 | -1): void;
	see(part: Part): void;
	point(thing: Thing): void;
	toggleCollapsed(lane: LaneId): void;
	/** All folds at length, or all short again. */
	toggleFolds(): void;
	/** A moment to compare. */
	take(place: Place): void;
	/** Lets go of what stands open; false where nothing does. */
	dismiss(): boolean;
	/** The reader went to a row: -1 is the ruler, undefined none. */
	row(index: number | undefined, lane: LaneId | undefined): void;
}

export interface Keys {
	/** Tells a screen reader where the reader went. */
	readonly told: HTMLElement;
	/** Goes to the row of a lane that was chosen elsewhere, and says nothing of it; returns its place. */
	goneTo(lane: LaneId | undefined): number | undefined;
	/** Leaves the row that was gone to; false where there was none. */
	leave(): boolean;
}

type Act = 'in' | 'out' | 'whole' | 'left' | 'right' | 'up' | 'down' | 'open' | 'mark' | 'dismiss';

const KEYS: Record<string, Act> = {
	'+': 'in',
	'=': 'in',
	w: 'in',
	'-': 'out',
	s: 'out',
	f: 'whole',
	a: 'left',
	d: 'right',
	ArrowUp: 'up',
	ArrowDown: 'down',
	Enter: 'open',
	m: 'mark',
	Escape: 'dismiss',
};

/** How far one press moves, in lengths of what is visible. */
const MOVE = 0.3;
const OPENED = 'Opened: each of its threads, and what it started, has a row.';
const CLOSED = 'Closed: its threads, and what it started, are drawn in its row.';
const RULER = 'The ruler. Enter draws at length what is drawn short, or short again.';

export function listenToKeys(picture: HTMLElement, acts: KeyActs, signal: AbortSignal): Keys {
	const told = html('p', { class: 'spoken', role: 'status' });
	let row: number | undefined;

	// False: there was nothing to do, and the key is another's.
	const does: Record<Act, () => unknown> = {
		in: () => acts.zoom(1),
		out: () => acts.zoom(-1),
		whole: () => acts.see({ from: 0, to: 1 }),
		left: () => acts.see(moved(acts.part(), -MOVE)),
		right: () => acts.see(moved(acts.part(), MOVE)),
		up: () => goBy(-1),
		down: () => goBy(1),
		open,
		mark: markCursor,
		dismiss: acts.dismiss,
	};

	picture.addEventListener(
		'keydown',
		(event) => {
			const { key, ctrlKey, metaKey, altKey, target } = event;
			const act = target === picture && !ctrlKey && !metaKey && !altKey ? KEYS[key] : undefined;
			if (!act || does[act]() === false) return;
			event.preventDefault();
			event.stopPropagation();
		},
		{ signal },
	);

	function goBy(by: number): void {
		const last = (acts.layout()?.rows.length ?? 0) - 1;
		goTo(Math.min(last, Math.max(-1, (row ?? -1) + by)));
	}

	function goTo(index: number | undefined): void {
		row = index;
		const laid = acts.layout();
		const shown = laid?.rows[index ?? -1];
		acts.row(index, shown?.lane);
		if (index === -1) told.textContent = RULER;
		else if (laid && shown) {
			const { title, lines } = thingWords(shown.of, laid.scene.recording);
			told.textContent = [`${title}.`, ...lines.slice(0, 2)].join(' ');
			intoView(shown.top, shown.height);
		}
	}

	/** Scrolls the page as little as may be, so that the row is seen. */
	function intoView(top: number, height: number): void {
		const y = picture.getBoundingClientRect().top + top;
		const over = Math.min(0, y - 8) || Math.max(0, y + height + 8 - innerHeight);
		if (over !== 0) scrollBy({ top: over, behavior: 'instant' });
	}

	/** Folds or unfolds at the ruler, collapses or expands a process, and tells of a lane. */
	function open(): boolean {
		const laid = acts.layout();
		const shown = laid?.rows[row ?? -1];
		if (laid && row === -1) {
			acts.toggleFolds();
			told.textContent = laid.view.unfolded.size > 0 ? 'Drawn short.' : 'Drawn at length.';
		} else if (laid && shown && hasMore(laid.scene, shown.lane)) {
			acts.toggleCollapsed(shown.lane);
			told.textContent = laid.view.collapsed.has(shown.lane) ? OPENED : CLOSED;
		} else if (shown) acts.point(shown.of);
		else return false;
		return true;
	}

	/** The last event until the cursor, of the lane that was gone to. */
	function markCursor(): void {
		const laid = acts.layout();
		const lane = laid?.rows[row ?? -1]?.lane;
		const until = acts.cursor() ?? Number.POSITIVE_INFINITY;
		const last = laid?.scene.shown.findLast(
			(event) => event.kind !== 'cpu' && event.t <= until && (lane === undefined || event.lane === lane),
		);
		if (last) acts.take({ lane: last.lane, t: last.t });
	}

	return {
		told,
		goneTo(lane) {
			const laid = acts.layout();
			const shown = laid && lane !== undefined ? rowWith(laid, lane) : undefined;
			row = shown && laid?.rows.indexOf(shown);
			return row;
		},
		leave() {
			if (row === undefined) return false;
			goTo(undefined);
			return true;
		},
	};
}
