import type { Bar } from './bars.ts';
import type { Row } from './row-of.ts';

/** A pen that comes again has a stripe along its bars. */
export function stripesOf({ pen, bars, y, bar }: Row): Pick<Bar, 'x1' | 'x2' | 'y' | 'height'>[] {
	if (!pen.includes('striped')) return [];
	const life = bars.filter(({ kind }) => kind === 'alive' || kind === 'starting');
	return life.map(({ x1, x2 }) => ({ x1, x2, y: y + bar / 2 - 1.5, height: 3 }));
}
