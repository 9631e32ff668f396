import type { Recording } from '../recording/types.ts';
import type { Bar } from './bars.ts';
import type { RowPlace } from './row-of.ts';
import { sliceWords } from './slice-words.ts';
import type { TextLine } from './text-line.ts';
import type { Thing } from './thing.ts';
import type { Window } from './window.ts';

/** Words that stand in a bar, or under a bracket. */
export interface BarWords {
	t: number;
	x: number;
	/** Their base line. */
	y: number;
	text: string;
	of: Thing;
}

/** What is said in bars, the first of them before the others where room is short. */
const SAID: Bar['kind'][] = ['waiting', 'blocked', 'stopped', 'zombie', 'holding'];
const CHARACTER = 6.3;
const MARGIN = 5;

/** The words of bars that have room for them between the marks; of holds of one thing the first says it. */
export function barWords(
	bars: readonly Bar[],
	{ inside, under }: { inside: TextLine; under?: TextLine | undefined },
	row: Pick<RowPlace, 'y' | 'bar'>,
	{ left, right }: Pick<Window, 'left' | 'right'>,
	recording: Pick<Recording, 'lanes'>,
): BarWords[] {
	const words: BarWords[] = [];
	const said = new Set<string>();
	const wanted = bars.filter(({ kind, share = 1 }) => SAID.includes(kind) && share === 1);
	for (const bar of wanted.sort((a, b) => SAID.indexOf(a.kind) - SAID.indexOf(b.kind) || a.t - b.t)) {
		const label = labelOf(bar, recording);
		if (bar.kind === 'holding' && said.has(label)) continue;
		const [x1, x2] = [Math.max(bar.x1, left), Math.min(bar.x2, right)];
		const place =
			bar.kind === 'holding' && under
				? placeUnder(label, x1, right, under, row)
				: placeIn(label, bar.kind, x1, x2, inside, row);
		if (!place) continue;
		said.add(label);
		words.push({ t: bar.t, ...place, of: bar.of });
	}
	return words;
}

function labelOf({ of, kind }: Bar, recording: Pick<Recording, 'lanes'>): string {
	if (of.kind === 'slices') return `${of.slices.length} × ${kind}`;
	return of.kind === 'slice' ? sliceWords(of.slice, recording) : '';
}

type Placed = Pick<BarWords, 'x' | 'y' | 'text'>;

/** The first place in the bar with room for all of its words, else for what they are about. */
function placeIn(
	label: string,
	kind: Bar['kind'],
	x1: number,
	x2: number,
	line: TextLine,
	{ y, bar }: Pick<RowPlace, 'y' | 'bar'>,
): Placed | undefined {
	const short = kind === 'holding' ? 'holds' : label.replace(/^(waits for|stands still:) /, '');
	if (short.length * CHARACTER > x2 - x1) return undefined;
	const starts = [x1, ...line.taken.map(({ to }) => to).filter((x) => x > x1 && x < x2)].sort((a, b) => a - b);
	for (const text of [label, short]) {
		for (const start of starts) {
			const x = start + MARGIN;
			const end = x + text.length * CHARACTER;
			if (end > x2 - 2 || !line.isFree(x, end)) continue;
			line.take(start, end);
			return { x, y: y + bar / 2 + 4, text };
		}
	}
	return undefined;
}

/** Under the bracket, also where that is shorter than its words. */
function placeUnder(
	label: string,
	x1: number,
	right: number,
	line: TextLine,
	{ y, bar }: Pick<RowPlace, 'y' | 'bar'>,
): Placed | undefined {
	for (const text of [label, label.replace(/^holds /, '')]) {
		const end = x1 + text.length * CHARACTER;
		if (end > right || !line.isFree(x1 - 2, end)) continue;
		line.take(x1 - 4, end + 6);
		return { x: x1, y: y + bar + 15, text };
	}
	return undefined;
}
