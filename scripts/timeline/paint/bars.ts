/** Paints the bars of a row. */
import type { Bar } from '../bars.ts';
import type { Row } from '../layout.ts';
import { stripesOf } from '../stripes.ts';
import type { Brush } from './brush.ts';

export function paintBars(row: Row, brush: Brush): void {
	const colour = brush.lane(row.pen);
	for (const bar of row.bars) PAINTED[bar.kind](bar, colour, brush);
	brush.context.fillStyle = brush.colours.paper;
	for (const { x1, x2, y, height } of stripesOf(row)) brush.context.fillRect(x1, y, Math.max(x2 - x1, 0), height);
}

type Paint = (bar: Bar, colour: string, brush: Brush) => void;

const filled: Paint = ({ x1, x2, y, height }, colour, { context }) => {
	context.fillStyle = colour;
	context.fillRect(x1, y, x2 - x1, height);
};

/** The colour thinned with paper, as `color-mix` does it. */
const pale =
	(share: number): Paint =>
	(bar, colour, brush) => {
		filled(bar, brush.colours.paper, brush);
		brush.context.globalAlpha = share;
		filled(bar, colour, brush);
		brush.context.globalAlpha = 1;
	};

const outlined =
	(width: number, dash: number[] = []): Paint =>
	({ x1, x2, y, height }, colour, { context }) => {
		context.strokeStyle = colour;
		context.lineWidth = width;
		if (dash.length > 0) context.setLineDash(dash);
		context.strokeRect(x1, y, x2 - x1, height);
		if (dash.length > 0) context.setLineDash([]);
	};

const both =
	(first: Paint, second: Paint): Paint =>
	(bar, colour, brush) => {
		first(bar, colour, brush);
		second(bar, colour, brush);
	};

/** Lines that rise by 45 degrees, six pixels apart. */
const hatched: Paint = ({ x1, x2, y, height }, _, { context, colours }) => {
	const step = 6 * Math.SQRT2;
	context.strokeStyle = colours.ink;
	context.globalAlpha = 0.6;
	context.lineWidth = 1.75;
	context.beginPath();
	for (let at = Math.floor((x1 - height) / step) * step; at < x2; at += step) {
		const [from, to] = [Math.max(at, x1), Math.min(at + height, x2)];
		if (to <= from) continue;
		context.moveTo(from, y + height - (from - at));
		context.lineTo(to, y + height - (to - at));
	}
	context.stroke();
	context.globalAlpha = 1;
};

/** Upright lines in pairs. */
const paused: Paint = ({ x1, x2, y, height }, _, { context, colours }) => {
	context.fillStyle = colours.ink;
	context.globalAlpha = 0.6;
	for (let at = Math.floor(x1 / 9) * 9; at < x2; at += 9) {
		for (const x of [at + 2, at + 5]) {
			const [from, to] = [Math.max(x, x1), Math.min(x + 1.5, x2)];
			if (to > from) context.fillRect(from, y, to - from, height);
		}
	}
	context.globalAlpha = 1;
};

const paper: Paint = (bar, _, brush) => filled(bar, brush.colours.paper, brush);

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
