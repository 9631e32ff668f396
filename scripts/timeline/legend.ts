import type { Layout } from './layout.ts';
import { escaped } from './plain.ts';

const SLICES = {
	starting: 'starting up',
	blocked: 'standing still',
	waiting: 'waiting',
	holding: 'holding a lock',
} as const;
const SHAPES = {
	dot: '<circle class="dot" cx="8" cy="8" r="5"/>',
	square: '<rect class="square" x="3" y="3" width="10" height="10"/>',
	ring: '<circle class="dot" cx="8" cy="8" r="4"/>',
	diamond: '<path class="square" d="M8 1 15 8 8 15 1 8z"/>',
	output: '<path class="tick" d="M8 3V13"/>',
	error: '<path class="cross" d="M3 3 13 13M13 3 3 13"/>',
	starting: '<rect class="bar starting" y="2" width="16" height="12"/>',
	alive: '<rect class="bar" y="2" width="16" height="12"/>',
	blocked: '<rect class="bar" y="2" width="16" height="12"/><path class="hatched" d="M0 14 12 2M6 14 16 4M0 8 6 2"/>',
	waiting: '<rect class="bar waiting" x="1" y="3" width="14" height="10"/>',
	holding: '<rect class="bar" y="11" width="16" height="3"/>',
	stretch: '<path class="tick" d="M1 8H15M2 4V12M5 4V12M14 4V12"/>',
	fold: '<rect class="fold" width="16" height="16"/><path class="break" d="M10 2 5 6 11 9 6 14"/>',
};

/** The marks that stand in a timeline, each with its word. */
export function legendOf({ rows, shapes, ruler, axis }: Layout): string {
	const bars = new Set(rows.flatMap((row) => row.bars.map(({ kind }) => kind)));
	const instants = new Set(rows.flatMap((row) => row.instants.map(({ shape }) => shape)));
	const entries: [keyof typeof SHAPES, string][] = [];
	if (bars.has('starting')) entries.push(['starting', SLICES.starting]);
	if (bars.has('alive')) entries.push(['alive', 'alive']);
	for (const kind of ['blocked', 'waiting', 'holding'] as const) if (bars.has(kind)) entries.push([kind, SLICES[kind]]);
	for (const [name, shape] of shapes) entries.push([shape, name]);
	if (instants.has('tick')) entries.push(['output', 'prints']);
	if (instants.has('cross')) entries.push(['error', 'fails']);
	if (ruler.folds.length > 0) entries.push(['fold', 'time drawn short']);
	if (axis.stretched) entries.push(['stretch', 'stretched where much happens']);
	return entries
		.map(
			([shape, word]) =>
				`<span><svg class="timeline" width="16" height="16" aria-hidden="true">${SHAPES[shape]}</svg>${escaped(word)}</span>`,
		)
		.join(' ');
}
