import type { Colours } from '../../scripts/timeline/paint.ts';

/** The colours as they are in the page: a canvas knows neither themes nor forced colours. */
export function coloursOf(place: HTMLElement): Colours {
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
