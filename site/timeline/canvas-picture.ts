import { saysOf } from '../../scripts/timeline/event-rows.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import { type Colours, paint, type Stamps, stampsFor } from '../../scripts/timeline/paint.ts';
import { coloursOf } from './colours-of.ts';
import { html } from './html.ts';
import { type Sheet, sheet } from './sheet.ts';
import { stretching } from './stretching.ts';
import type { Picture } from './surface.ts';

/** A cursor that has not moved for so long rests, milliseconds. */
const REST = 250;
/** An instant before any. */
const NEVER = -1;

/**
 * A timeline on a canvas, in the colours of `place`, also when these change. It is in one of three states:
 * `exact`: painted as it is wanted. `stretched`: the last painting, moved and scaled under the names, which stay.
 * `cut`: while the cursor runs: the whole run, cut off at the cursor, over what is there before anything has happened.
 */
export function canvasPicture(place: HTMLElement, signal: AbortSignal): Picture {
	const [whole, ahead, names] = [sheet('whole'), sheet('ahead-of-now'), sheet('names')];
	const past = html('div', { class: 'until-now' }, whole.element);
	const element = html('div', { class: 'painted', role: 'img' }, past);
	let state: 'exact' | 'stretched' | 'cut' = 'exact';
	let colours: Colours | undefined;
	let stamps: { scale: number; all: Stamps | undefined } | undefined;
	let last: Layout | undefined;
	let [wanted, painted] = [undefined, undefined] as [number?, number?];
	let movedAt = Number.NEGATIVE_INFINITY;
	let resting: ReturnType<typeof setTimeout> | undefined;

	const recolour = () => {
		colours = stamps = undefined;
		if (last) paintExactly();
	};
	for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
		matchMedia(query).addEventListener('change', recolour, { signal });
	// Words are painted anew in a font that comes late.
	document.fonts.addEventListener('loadingdone', recolour, { signal });
	const themes = new MutationObserver(recolour);
	themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	signal.addEventListener('abort', () => {
		themes.disconnect();
		clearTimeout(resting);
	});

	function paintExactly(): void {
		if (!last) return;
		clearTimeout(resting);
		state = 'exact';
		painted = wanted;
		for (const extra of [ahead, names]) extra.element.remove();
		for (const moved of [past, whole.element]) moved.style.transform = '';
		paintOn(whole, last, painted);
	}

	function paintOn(on: Sheet, layout: Layout, until?: number): void {
		colours ??= coloursOf(place);
		const by = colours;
		on.draw(layout.width, layout.height, (context, scale) => {
			if (stamps?.scale !== scale) stamps = { scale, all: stampsFor(scale) };
			const { all } = stamps;
			paint(context, layout, by, { ...(until !== undefined && { until }), ...(all && { stamps: all }) });
		});
	}

	/** Shows what there is until now by two shifts that only the compositor does. */
	function cut({ axis, width }: Layout, t: number): void {
		const hidden = (width - Math.min(width, Math.max(0, axis.x(t)))).toFixed(1);
		past.style.transform = `translateX(-${hidden}px)`;
		whole.element.style.transform = `translateX(${hidden}px)`;
		clearTimeout(resting);
		resting = setTimeout(paintExactly, REST);
	}

	function keepNames({ left, height }: Layout): void {
		if (left <= 0) return;
		names.draw(left, height, (context, scale) => {
			context.drawImage(whole.element, 0, 0, left * scale, height * scale, 0, 0, left, height);
		});
		element.append(names.element);
	}

	return {
		element,
		draw(layout, t) {
			if (layout.scene !== last?.scene) element.setAttribute('aria-label', saysOf(layout.scene.recording));
			last = layout;
			wanted = t;
			paintExactly();
		},
		until(t) {
			const isRunning = t !== undefined && performance.now() - movedAt < REST;
			movedAt = performance.now();
			wanted = t;
			// What is stretched is drawn anew soon.
			if (!last || state === 'stretched' || (state === 'exact' && wanted === painted)) return;
			if (t === undefined || !isRunning) return paintExactly();
			if (state === 'exact') {
				state = 'cut';
				paintOn(whole, last);
				paintOn(ahead, last, NEVER);
				element.prepend(ahead.element);
			}
			cut(last, t);
		},
		stretch(part) {
			if (!last) return;
			if (state === 'cut') paintExactly();
			if (state === 'exact') keepNames(last);
			state = 'stretched';
			whole.element.style.transform = stretching(last.view, part, last);
		},
	};
}
