import type { PointShape } from './point-shapes.ts';

/** The outline of each instant around its place on the bar's middle, for SVG and for a canvas. */
export const MARK_PATHS: Record<PointShape, { look: 'dot' | 'square' | 'tick' | 'cross' | 'sent'; d: string }> = {
	dot: { look: 'dot', d: circle(5.5) },
	square: { look: 'square', d: 'M-5.5-5.5H5.5V5.5H-5.5z' },
	triangle: { look: 'dot', d: 'M0-6.5 6.5 5H-6.5z' },
	diamond: { look: 'square', d: 'M0-7 7 0 0 7-7 0z' },
	box: { look: 'dot', d: 'M-5-5H5V5H-5z' },
	disc: { look: 'square', d: circle(5.5) },
	rhombus: { look: 'dot', d: 'M0-7 7 0 0 7-7 0z' },
	wedge: { look: 'square', d: 'M0 6.5 6.5-5H-6.5z' },
	tick: { look: 'tick', d: 'M0 4V14' },
	cross: { look: 'cross', d: 'M-5-5 5 5M5-5-5 5' },
	flash: { look: 'cross', d: 'M2-8-3 1H3L-2 8' },
	sent: { look: 'sent', d: circle(3) },
	step: { look: 'tick', d: 'M-6 5H0V-5H6' },
};

function circle(r: number): string {
	return `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0z`;
}
