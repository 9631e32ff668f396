/** The whole run in a strip, with a frame about what is visible: one can move the frame and its two ends, by hand or key. */
import type { Layout } from '../../scripts/timeline/layout.ts';
import { instant } from '../../scripts/timeline/words.ts';
import { html } from './html.ts';
import { svg } from './svg.ts';
import { between, isWhole, moved, NARROWEST, type Part } from './zoom.ts';

const HEIGHT = 26;
const UNITS = 1000;
/** Steps of the keys, as shares of the run. */
const STEP = 0.01;
const PAGE = 0.1;

export interface Overview {
	/** Draws the strip and its frame, and says where that stands. */
	draw(layout: Layout): void;
	/** Moves the frame alone. */
	move(part: Part): void;
}

/** Brings the strip to life. */
export function overview(element: HTMLElement, see: (part: Part) => void): Overview {
	const picture = svg('svg', {
		class: 'timeline',
		viewBox: `0 0 ${UNITS} ${HEIGHT}`,
		preserveAspectRatio: 'none',
		'aria-hidden': 'true',
	});
	const ends = [handle('Begin of what is shown'), handle('End of what is shown')] as const;
	const frame = element.querySelector('.shown') as HTMLElement;
	frame.replaceChildren(...ends);
	element.prepend(picture);
	let part: Part = { from: 0, to: 1 };
	let drawn: Layout['base'] | undefined;

	for (const [index, end] of ends.entries()) {
		end.onkeydown = (event) => {
			const at = keyed(event, index === 0 ? part.from : part.to);
			if (at !== undefined) see(withEnd(part, index, at));
		};
	}

	element.onpointerdown = (event) => {
		if (event.button !== 0) return;
		element.setPointerCapture(event.pointerId);
		const start = shareAt(event);
		const was = part;
		const end = ends.findIndex((handle) => handle.contains(event.target as Node));
		const isInside = end < 0 && !isWhole(was) && start >= was.from && start <= was.to;
		element.onpointermove = (event) => {
			const share = shareAt(event);
			if (end >= 0) see(withEnd(was, end, share));
			else if (isInside) see(moved(was, (share - start) / (was.to - was.from)));
			else if (Math.abs(share - start) > STEP / 2) see(between(start, share));
		};
	};
	element.onpointerup = element.onpointercancel = () => {
		element.onpointermove = null;
	};

	function shareAt({ clientX }: MouseEvent): number {
		const { left, width } = element.getBoundingClientRect();
		return (clientX - left) / width;
	}

	function move(to: Part): void {
		part = to;
		const width = `${(to.to - to.from) * 100}%`;
		if (frame.style.width !== width) frame.style.width = width;
		frame.style.translate = `${to.from * 100}cqw`;
		element.classList.toggle('part', !isWhole(to));
	}

	return {
		move,
		draw({ base, view, ...layout }) {
			if (drawn !== base) picture.replaceChildren(...strip({ base, ...layout }));
			drawn = base;
			move(view);
			for (const [index, end] of ends.entries()) {
				const share = index === 0 ? part.from : part.to;
				end.setAttribute('aria-valuenow', String(Math.round(share * 100)));
				end.setAttribute('aria-valuetext', instant(base.t(share * base.width)));
			}
		},
	};
}

function handle(says: string): HTMLElement {
	return html('div', {
		role: 'slider',
		tabindex: '0',
		'aria-label': says,
		'aria-valuemin': '0',
		'aria-valuemax': '100',
	});
}

/** Where a key moves an end to; undefined: the key is none of a slider's. */
function keyed(event: KeyboardEvent, at: number): number | undefined {
	const steps: Record<string, number> = {
		ArrowLeft: at - STEP,
		ArrowRight: at + STEP,
		ArrowDown: at - STEP,
		ArrowUp: at + STEP,
		PageDown: at - PAGE,
		PageUp: at + PAGE,
		Home: 0,
		End: 1,
	};
	const to = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
	if (to === undefined) return undefined;
	event.preventDefault();
	// These keys step through events elsewhere in the lab.
	event.stopPropagation();
	return to;
}

function withEnd({ from, to }: Part, index: number, at: number): Part {
	return index === 0 ? between(Math.min(at, to - NARROWEST), to) : between(from, Math.max(at, from + NARROWEST));
}

/** A line for each lane's life, with a tick for each of its events; of many lanes, how much happened when. */
function strip({ scene, base }: Pick<Layout, 'scene' | 'base'>): SVGElement[] {
	const unit = UNITS / base.width;
	const place = (t: number) => Math.round(base.x(t) * unit);
	const { lanes } = scene;
	if (lanes.length > MOST_LINES) return [density(scene.shown.map(({ t }) => place(t)))];
	const height = HEIGHT / Math.max(1, lanes.length);
	return lanes.map(({ pen, events }, index) => {
		const middle = (index + 0.5) * height;
		const reach = Math.max(0.5, height * 0.36);
		const ticks = new Set(events.filter(({ kind }) => kind !== 'cpu').map(({ t }) => place(t)));
		const [first, last] = [events[0], events.at(-1)];
		if (!first || !last) return svg('path', {});
		const life = `M${place(first.t)} ${middle}H${place(last.t)}`;
		const drawn = [...ticks].map((x) => `M${x} ${(middle - reach).toFixed(1)}V${(middle + reach).toFixed(1)}`);
		return svg('path', { class: `strip ${pen}`, d: life + drawn.join('') });
	});
}

const MOST_LINES = 8;
const STEPS = 200;

function density(places: readonly number[]): SVGElement {
	const counts = new Array<number>(STEPS).fill(0);
	for (const x of places) {
		const step = Math.min(STEPS - 1, Math.floor((x / UNITS) * STEPS));
		counts[step] = (counts[step] as number) + 1;
	}
	// By the root, so that what happened seldom is seen beside what happened often.
	const most = Math.sqrt(Math.max(1, ...counts));
	const width = UNITS / STEPS;
	const tops = counts.map((count) => `V${(HEIGHT - (Math.sqrt(count) / most) * (HEIGHT - 3)).toFixed(1)}h${width}`);
	return svg('path', { class: 'density', d: `M0 ${HEIGHT}${tops.join('')}V${HEIGHT}Z` });
}
