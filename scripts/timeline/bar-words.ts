import type { Bar } from './bars.ts';

/** Words that stand in a bar. */
export interface BarWords {
	t: number;
	x: number;
	text: string;
}

/** What is said in bars, the first of them before the others where room is short. */
const SAID = ['waiting', 'blocked', 'stopped', 'zombie', 'holding'];
const CHARACTER = 6.3;
const MARGIN = 5;
/** Pixels beside an instant that its mark takes. */
const MARK = 8;

/** The words of bars that have room for them between the marks; of holds of one thing the first says it. */
export function barWords(bars: readonly Bar[], marks: readonly number[], taken: readonly Stretch[] = []): BarWords[] {
	const words: BarWords[] = [];
	const stretches = [...taken, ...marks.map((x) => ({ from: x - MARK, to: x + MARK }))];
	const said = new Set<string>();
	const wanted = bars.filter(({ kind, share = 1 }) => SAID.includes(kind) && share === 1);
	for (const bar of wanted.sort((a, b) => SAID.indexOf(a.kind) - SAID.indexOf(b.kind) || a.t - b.t)) {
		if (bar.kind === 'holding' && said.has(bar.label)) continue;
		const placed = placeIn(bar, stretches);
		if (!placed) continue;
		said.add(bar.label);
		stretches.push({ from: placed.x - MARGIN, to: placed.x + placed.text.length * CHARACTER });
		words.push({ t: bar.t, ...placed });
	}
	return words;
}

export interface Stretch {
	from: number;
	to: number;
}

/** The first place in the bar with room for all of its words, else for what they are about. */
function placeIn({ kind, x1, x2, label }: Bar, stretches: readonly Stretch[]): { x: number; text: string } | undefined {
	const starts = [x1, ...stretches.map(({ to }) => to).filter((x) => x > x1 && x < x2)].sort((a, b) => a - b);
	const short = kind === 'holding' ? 'holds' : label.replace(/^(waits for|stands still:) /, '');
	for (const text of [label, short]) {
		for (const start of starts) {
			const x = start + MARGIN;
			const end = x + text.length * CHARACTER;
			if (end <= x2 - 2 && !stretches.some(({ from, to }) => from < end && to > x)) return { x, text };
		}
	}
	return undefined;
}
