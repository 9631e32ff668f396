/** Paints the bars of a row. */
import type { Bar } from '../bars.ts';
import type { Row } from '../layout.ts';
import { stripesOf } from '../stripes.ts';
import type { Brush } from './brush.ts';

export function paintBars(row: Row, brush: Brush): void {
	const colour = brush.lane(row.pen);
	for (const bars of alike(row.bars)) PAINTED[bars[0].kind](bars, colour, brush);
	brush.context.fillStyle = brush.colours.paper;
	for (const { x1, x2, y, height } of stripesOf(row)) brush.context.fillRect(x1, y, Math.max(x2 - x1, 0), height);
}

type Bars = [Bar, ...Bar[]];

/** Bars of one kind come one after the other: each kind is painted in one go. */
function alike(bars: readonly Bar[]): Bars[] {
	const groups: Bars[] = [];
	for (const bar of bars) {
		const group = groups.at(-1);
		if (group?.[0].kind === bar.kind) group.push(bar);
		else groups.push([bar]);
	}
	return groups;
}

type Paint = (bars: Bars, colour: string, brush: Brush) => void;

const filled: Paint = (bars, colour, { context }) => {
	context.fillStyle = colour;
	for (const { x1, x2, y, height } of bars) context.fillRect(x1, y, x2 - x1, height);
};

/** The colour thinned with paper, as `color-mix` does it. */
const pale =
	(share: number): Paint =>
	(bars, colour, brush) => {
		filled(bars, brush.colours.paper, brush);
		brush.context.globalAlpha = share;
		filled(bars, colour, brush);
		brush.context.globalAlpha = 1;
	};

const outlined =
	(width: number, dash: number[] = []): Paint =>
	(bars, colour, { context }) => {
		context.strokeStyle = colour;
		context.lineWidth = width;
		if (dash.length > 0) context.setLineDash(dash);
		context.beginPath();
		for (const { x1, x2, y, height } of bars) context.rect(x1, y, x2 - x1, height);
		context.stroke();
		if (dash.length > 0) context.setLineDash([]);
	};

const both =
	(first: Paint, second: Paint): Paint =>
	(bars, colour, brush) => {
		first(bars, colour, brush);
		second(bars, colour, brush);
	};

/** Lines that rise by 45 degrees, six pixels apart. */
const hatched: Paint = (bars, _, { context, colours }) => {
	const step = 6 * Math.SQRT2;
	context.strokeStyle = colours.ink;
	context.globalAlpha = 0.6;
	context.lineWidth = 1.75;
	context.beginPath();
	for (const { x1, x2, y, height } of bars) {
		for (let at = Math.floor((x1 - height) / step) * step; at < x2; at += step) {
			const [from, to] = [Math.max(at, x1), Math.min(at + height, x2)];
			if (to <= from) continue;
			context.moveTo(from, y + height - (from - at));
			context.lineTo(to, y + height - (to - at));
		}
	}
	context.stroke();
	context.globalAlpha = 1;
};

/** Upright lines in pairs. */
const paused: Paint = (bars, _, { context, colours }) => {
	context.fillStyle = colours.ink;
	context.globalAlpha = 0.6;
	for (const { x1, x2, y, height } of bars) {
		for (let at = Math.floor(x1 / 9) * 9; at < x2; at += 9) {
			for (const x of [at + 2, at + 5]) {
				const [from, to] = [Math.max(x, x1), Math.min(x + 1.5, x2)];
				if (to > from) context.fillRect(from, y, to - from, height);
			}
		}
	}
	context.globalAlpha = 1;
};

const paper: Paint = (bars, _, brush) => filled(bars, brush.colours.paper, brush);

const PAINTED: Record<Bar['kind'], Paint> = {
	starting: pale(0.22),
	alive: both(pale(0.22), outlined(1)),
	crowd: pale(0.3),
	running: filled,
	holding: filled,
	orphaned: filled,
	blocked: both(hatched, outlined(1)),
	stopped: both(paused, outlined(1.5)),
	waiting: both(paper, outlined(1.5, [4, 3])),
	zombie: outlined(1.5),
};
