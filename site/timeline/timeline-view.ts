/** A timeline that is alive: it draws a recording for the room that it has, and moves through it. */
import type { LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';
import type { Axis } from '../../scripts/timeline/axis.ts';
import { draw } from '../../scripts/timeline/draw.ts';
import { saysOf } from '../../scripts/timeline/event-rows.ts';
import { type Layout, layout } from '../../scripts/timeline/layout.ts';
import { type Scene, sceneOf } from '../../scripts/timeline/scene.ts';
import { type View, WHOLE } from '../../scripts/timeline/view.ts';
import { showMoment } from '../player/moment.ts';
import { parseSvg } from '../player/parse-svg.ts';

/** A moment of a lane, snapped to an event of it. */
export interface Place {
	lane: LaneId;
	/** Microseconds. */
	t: number;
}

export interface TimelineView {
	/** Draws another recording, or more of a growing one: then zoom and scroll stay. */
	show(recording: Recording, options?: ShowOptions): void;
	/** The cursor; undefined shows the whole run. What lies ahead is not there yet. Of several events at `t`, `event` is told. */
	moment(t: number | undefined, event?: RunEvent): void;
	/** Sets the two moments that are compared. */
	select(a?: Place, b?: Place): void;
	/** What part of the run is shown, and how. */
	view: View;
	/** The axis of the whole run, as wide as the timeline: the clock goes over it. */
	readonly base: Axis;
	/** The picture as it is drawn now. */
	readonly layout: Layout;
	end(): void;
}

export interface ShowOptions {
	growing?: boolean;
	/** The axis that two runs share. */
	axis?: (width: number) => Axis;
}

/** What a timeline asks of who made it. */
export interface Wants {
	/** The reader wants to see this instant, microseconds. */
	seek(t: number): void;
	/** The reader chose moments to compare, or none. */
	selected(a?: Place, b?: Place): void;
	viewChanged?(view: View): void;
	/** The reader went to a lane by key; undefined: to none. */
	lane?(lane: LaneId | undefined): void;
	/** The reader wants to see a place of the program: `main.ts:12`. */
	source?(at: string): void;
}

const NARROWEST = 280;

export function timelineView(place: HTMLElement, wants: Wants): TimelineView {
	const id = `timeline-${++made}`;
	let scene: Scene | undefined;
	let shared: ShowOptions['axis'];
	let drawn: { layout: Layout; svg: SVGSVGElement } | undefined;
	let view = WHOLE;
	let cursor: number | undefined;

	function redraw(): void {
		if (!scene) return;
		const width = Math.max(NARROWEST, place.clientWidth);
		const axis = shared?.(width);
		const laid = layout(scene, { width, view, ...(axis && { axis }) });
		const svg = parseSvg(draw(laid, { id, says: saysOf(scene.recording) }));
		drawn = { layout: laid, svg };
		place.replaceChildren(svg);
		showMoment(svg, laid, cursor);
	}

	function seek({ clientX }: MouseEvent): void {
		if (!drawn) return;
		const { left, width } = drawn.svg.getBoundingClientRect();
		wants.seek(Math.max(0, drawn.layout.axis.t(((clientX - left) / width) * drawn.layout.width)));
	}

	let frame = 0;
	const resized = new ResizeObserver(() => {
		if (!drawn || Math.max(NARROWEST, place.clientWidth) === drawn.layout.width) return;
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(redraw);
	});
	resized.observe(place);
	place.addEventListener('click', seek);

	return {
		show(recording, { growing = false, axis } = {}) {
			scene = sceneOf(recording);
			shared = axis;
			if (!growing) view = WHOLE;
			redraw();
		},
		moment(t) {
			cursor = t;
			if (drawn) showMoment(drawn.svg, drawn.layout, t);
		},
		select() {},
		get view() {
			return view;
		},
		set view(wanted) {
			view = wanted;
			redraw();
		},
		get base() {
			return this.layout.base;
		},
		get layout() {
			if (!drawn) throw new Error('the timeline shows no recording yet');
			return drawn.layout;
		},
		end() {
			cancelAnimationFrame(frame);
			resized.disconnect();
			place.removeEventListener('click', seek);
		},
	};
}

let made = 0;
