import { saysOf } from '../../scripts/timeline/event-rows.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import { type Colours, paint, type Stamps, stampsFor } from '../../scripts/timeline/paint.ts';
import type { Picture } from './surface.ts';

/** A sharper screen than this is not told from it. */
const SHARPEST = 2;

/** A timeline on a canvas, in the colours of `place`, also when these change. */
export function canvasPicture(place: HTMLElement, signal: AbortSignal): Picture {
	const element = document.createElement('canvas');
	element.setAttribute('role', 'img');
	const context = element.getContext('2d') as CanvasRenderingContext2D;
	let colours: Colours | undefined;
	let stamps: { scale: number; all: Stamps | undefined } | undefined;
	let last: Layout | undefined;
	let [wanted, painted] = [undefined, undefined] as [number?, number?];
	/** The last picture as it was painted, while it is stretched. */
	const kept = document.createElement('canvas');
	let isKept = false;

	const recolour = () => {
		colours = stamps = undefined;
		if (last) paintNow();
	};
	for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
		matchMedia(query).addEventListener('change', recolour, { signal });
	// Words are painted anew in a font that comes late.
	document.fonts.addEventListener('loadingdone', recolour, { signal });
	const themes = new MutationObserver(recolour);
	themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	signal.addEventListener('abort', () => themes.disconnect());

	function paintNow(): void {
		if (!last) return;
		colours ??= coloursOf(place);
		painted = wanted;
		isKept = false;
		const scale = Math.min(SHARPEST, devicePixelRatio);
		const [width, height] = [Math.round(last.width * scale), Math.round(last.height * scale)];
		// To set a size clears the canvas and lets go of its memory.
		if (element.width !== width) element.width = width;
		if (element.height !== height) element.height = height;
		element.style.width = `${last.width}px`;
		element.style.height = `${last.height}px`;
		context.setTransform(scale, 0, 0, scale, 0, 0);
		context.imageSmoothingEnabled = true;
		if (stamps?.scale !== scale) stamps = { scale, all: stampsFor(scale) };
		const { all } = stamps;
		paint(context, last, colours, { ...(painted !== undefined && { until: painted }), ...(all && { stamps: all }) });
	}

	return {
		element,
		draw(layout, t) {
			if (layout.scene !== last?.scene) element.setAttribute('aria-label', saysOf(layout.scene.recording));
			last = layout;
			wanted = t;
			paintNow();
		},
		until(t) {
			wanted = t;
			if (wanted !== painted) paintNow();
		},
		stretch({ from, to }) {
			if (!last) return;
			const { width, height } = element;
			if (!isKept) {
				[kept.width, kept.height] = [width, height];
				kept.getContext('2d')?.drawImage(element, 0, 0);
				isKept = true;
			}
			const { left: gutter, view } = last;
			const left = (gutter / last.width) * width;
			const place = (share: number) => left + ((share - from) / (to - from)) * (width - left);
			const [x1, x2] = [place(view.from), place(view.to)];
			context.setTransform(1, 0, 0, 1, 0, 0);
			context.imageSmoothingEnabled = false;
			context.clearRect(0, 0, width, height);
			context.drawImage(kept, left, 0, width - left, height, x1, 0, x2 - x1, height);
			// The names stay where they are.
			context.clearRect(0, 0, left, height);
			if (left > 0) context.drawImage(kept, 0, 0, left, height, 0, 0, left, height);
		},
	};
}

/** The colours as they are in the page: a canvas knows neither themes nor forced colours. */
function coloursOf(place: HTMLElement): Colours {
	const probe = document.createElement('i');
	place.append(probe);
	const colour = (name: string) => {
		probe.style.color = `var(--${name})`;
		return getComputedStyle(probe).color;
	};
	const [paper = '', ink = '', muted = '', line = ''] = ['paper', 'ink', 'muted', 'line'].map(colour);
	const lanes = Array.from({ length: 8 }, (_, index) => colour(`lane-${index + 1}`));
	probe.remove();
	return { paper, ink, muted, line, lanes };
}
