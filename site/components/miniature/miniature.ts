/** A recording as small as a line of text is long: what its lanes did, and nothing that must be read. */
import type { Recording } from '../../../scripts/recording/types.ts';
import type { Axis } from '../../../scripts/timeline/axis.ts';
import type { Bar } from '../../../scripts/timeline/bars.ts';
import { layout, type Row } from '../../../scripts/timeline/layout.ts';
import { type Scene, sceneOf } from '../../../scripts/timeline/scene.ts';
import { SHAPES } from '../../../scripts/timeline/shapes.ts';

/** Units across: the picture is stretched to its place, and so holds no text and no rounds. */
const WIDTH = 480;
/** At most; a run of few lanes is lower. */
const HEIGHT = 64;
/** From bar to bar, at most. */
const PITCH = 20;
/** Of that, the bar. */
const BAR = 0.66;
/** More arrows would be a hedge. */
const MOST_ARROWS = 16;

/** The SVG of a run: as wide as its place. Colours come from classes alone. */
export function miniature(recording: Recording): string {
	const scene = sceneOf(recording);
	const { rows, base } = layout(scene, { width: WIDTH });
	const begins = new Map(rows.map(({ lane, bars }) => [lane, Math.min(...bars.map(({ x1 }) => x1))]));
	const pitch = Math.min(PITCH, HEIGHT / rows.length);
	const places = new Map(rows.map(({ lane }, index) => [lane, Math.round(index * pitch + 1)]));
	const bar = Math.max(3, Math.round(pitch * BAR));
	const drawn = rows.map((row) => drawLane(row, places.get(row.lane) ?? 0, bar));
	const height = Math.round((rows.length - 1) * pitch) + bar + 4;
	const over = `<path class="arrow" d="${arrows(scene, base, begins, places, bar)}"/><path class="mark" d="${marks(rows, places, bar)}"/>`;
	return `<svg class="miniature" viewBox="0 0 ${WIDTH} ${height}" height="${height}" preserveAspectRatio="none" aria-hidden="true">${drawn.join('')}${over}</svg>`;
}

/** The kinds of bars that stay apart at this size, in the order in which they are painted. */
const PAINTED: [name: string, kinds: Bar['kind'][]][] = [
	['alive', ['starting', 'alive']],
	['running', ['running']],
	['waiting', ['waiting', 'blocked']],
	['zombie', ['zombie']],
	['holding', ['holding']],
];

function drawLane({ pen, bars }: Row, y: number, height: number): string {
	const paths = PAINTED.flatMap(([name, kinds]) => {
		const d = bars
			.filter(({ kind, share = 1 }) => kinds.includes(kind) && share > 0.02)
			.map((bar) => rectangle(bar, y, height))
			.join('');
		return d === '' ? [] : `<path class="${name}" d="${d}"/>`;
	});
	return `<g class="${pen}">${paths.join('')}</g>`;
}

function rectangle({ kind, x1, x2, share = 1 }: Bar, y: number, height: number): string {
	const [left, right] = [Math.round(x1), Math.max(Math.round(x2), Math.round(x1) + 1)];
	const filled = kind === 'running' ? Math.max(1, Math.round(Math.min(1, share) * height)) : height;
	if (kind === 'holding') return `M${left} ${y + height + 2}H${right}`;
	return `M${left} ${y + height - filled}H${right}V${y + height}H${left}z`;
}

/** A lane is started where its bar begins, as on a timeline. */
function arrows(
	{ arrows: all }: Scene,
	axis: Axis,
	begins: Map<string, number>,
	places: Map<string, number>,
	bar: number,
): string {
	return all
		.slice(0, MOST_ARROWS)
		.map(({ kind, from, to }) => {
			const [start, end] = [places.get(from.lane) ?? 0, places.get(to.lane) ?? 0];
			const [y1, y2] = end > start ? [start + bar, end] : [start, end + bar];
			const x2 = (kind === 'spawn' ? begins.get(to.lane) : undefined) ?? axis.x(to.t);
			return `M${Math.round(axis.x(from.t))} ${y1}L${Math.round(x2)} ${y2}`;
		})
		.join('');
}

/** The program's own marks, as strokes across the bar. */
function marks(rows: Row[], places: Map<string, number>, bar: number): string {
	return rows
		.flatMap(({ lane, instants }) => {
			const y = places.get(lane) ?? 0;
			const own = instants.filter(({ shape }) => (SHAPES as readonly string[]).includes(shape));
			return own.map(({ x }) => `M${Math.round(x)} ${y - 1}v${bar + 2}`);
		})
		.join('');
}
