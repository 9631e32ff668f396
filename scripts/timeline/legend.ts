import type { ArrowLine } from './arrow-lines.ts';
import type { Bar } from './bars.ts';
import type { Layout } from './layout.ts';
import { escaped } from './plain.ts';

/** A bar's mark in the legend, and its word. */
const BARS: Partial<Record<Bar['kind'], [svg: string, word: string]>> = {
	starting: ['<rect class="bar starting" y="2" width="16" height="12"/>', 'starting up'],
	alive: ['<rect class="bar alive" x=".5" y="2.5" width="15" height="11"/>', 'alive'],
	running: [
		'<rect class="bar alive" x=".5" y="2.5" width="15" height="11"/><path class="bar running" d="M0 14V2H6V10H11V5H16V14z"/>',
		'running, as high as its share of a core',
	],
	blocked: [
		'<rect class="bar alive" x=".5" y="2.5" width="15" height="11"/><path class="hatched" d="M0 14 12 2M6 14 16 4M0 8 6 2"/>',
		'standing still',
	],
	waiting: ['<rect class="bar waiting" x="1" y="3" width="14" height="10"/>', 'waiting'],
	holding: ['<rect class="bar" y="11" width="16" height="3"/>', 'holding a lock'],
	crowd: [
		'<path class="bar crowd" d="M0 14V9H4V2H11V6H16V14z"/>',
		'how many there were at once, and filled: how many ran',
	],
	stopped: [
		'<rect class="bar alive" x=".5" y="2.5" width="15" height="11"/><path class="pauses" d="M4 2V14M7 2V14M11 2V14M14 2V14"/>',
		'stopped',
	],
	zombie: ['<rect class="bar zombie" x="1" y="3" width="14" height="10"/>', 'ended, but still listed: a zombie'],
};

/** A thread that is busy with one thing keeps its event loop waiting. */
const BUSY: [svg: string, word: string] = [
	'<rect class="bar alive" x=".5" y="2.5" width="15" height="11"/><path class="hatched" d="M0 6 4 2M5 6 9 2M10 6 14 2"/>',
	'its event loop waits',
];

const ARROWS: Record<ArrowLine['kind'], [svg: string, word: string, more: string]> = {
	spawn: [line('spawn'), 'starts another', 'starts'],
	message: [`<circle class="sent" cx="2.5" cy="3" r="2.5"/>${line('message')}`, 'message', 'messages'],
	bytes: [line('bytes'), 'bytes', 'arrows of bytes'],
	wake: [line('wake'), 'wakes another', 'wake-ups'],
	signal: [line('signal'), 'signal', 'signals'],
};

const MARKS = {
	dot: '<circle class="dot" cx="8" cy="8" r="5"/>',
	square: '<rect class="square" x="3" y="3" width="10" height="10"/>',
	triangle: '<path class="dot" d="M8 2 14 13H2z"/>',
	diamond: '<path class="square" d="M8 1 15 8 8 15 1 8z"/>',
	box: '<rect class="dot" x="3" y="3" width="10" height="10"/>',
	disc: '<circle class="square" cx="8" cy="8" r="5"/>',
	rhombus: '<path class="dot" d="M8 1 15 8 8 15 1 8z"/>',
	wedge: '<path class="square" d="M8 14 14 3H2z"/>',
	tick: '<path class="tick" d="M8 3V13"/>',
	cross: '<path class="cross" d="M3 3 13 13M13 3 3 13"/>',
	flash: '<path class="cross" d="M10 0 5 9H11L6 16"/>',
	sent: '<circle class="sent" cx="8" cy="8" r="3"/>',
	step: '<path class="tick" d="M2 12H8V4H14"/>',
	fold: '<rect class="fold" width="16" height="16"/><path class="break" d="M10 2 5 6 11 9 6 14"/>',
	stretch: '<path class="tick" d="M1 8H15M2 4V12M5 4V12M14 4V12"/>',
	strip: '<path class="tick" d="M1 13H15M3 13V6M6 13V3M9 13V5M12 13V8"/>',
	tail: '<path class="tick" d="M3 2V13"/><path class="tail" d="M3 13H16"/>',
	many: '<path class="arrow many" d="M2 3 13 13"/><path class="head" d="M8 13H13V8"/>',
	hung: '<path class="hung" d="M3 1V15"/><rect class="bar alive" x="3.5" y="7.5" width="12" height="7"/>',
	adopted: '<path class="hung" d="M8 1V10"/><rect class="bar alive" x=".5" y="7.5" width="15" height="7"/>',
};

const WORDS = {
	tick: 'prints',
	cross: 'fails',
	flash: 'gets or sends a signal',
	sent: 'sends',
	step: 'orphaned',
} as const;

/** The marks that stand in a timeline, each with its word; and how much more there was than can be drawn. */
export function legendOf({ rows, shapes, ruler, axis, arrows, more, stems }: Layout): string {
	const all = rows.flatMap((row) => row.bars);
	const bars = new Set(all.filter(({ kind, share }) => kind !== 'blocked' || !share).map(({ kind }) => kind));
	const instants = new Set(rows.flatMap((row) => row.instants.map(({ shape }) => shape)));
	const kinds = new Set(arrows.map(({ kind }) => kind));
	// Where a message's arrow is explained, its dot is too.
	if (kinds.has('message')) instants.delete('sent');
	if (kinds.has('signal')) instants.delete('flash');
	const entries: [svg: string, word: string][] = [];
	for (const [kind, entry] of Object.entries(BARS)) {
		if (bars.has(kind as Bar['kind']) && !(kind === 'alive' && bars.has('running'))) entries.push(entry);
	}
	if (all.some(({ kind, share }) => kind === 'blocked' && share)) entries.push(BUSY);
	for (const [name, shape] of shapes) entries.push([MARKS[shape], name]);
	for (const shape of ['tick', 'cross', 'flash', 'sent', 'step'] as const) {
		if (instants.has(shape)) entries.push([MARKS[shape], WORDS[shape]]);
	}
	for (const [kind, [svg, word]] of Object.entries(ARROWS)) {
		if (kind !== 'spawn' && kinds.has(kind as ArrowLine['kind'])) entries.push([svg, word]);
	}
	if (rows.some((row) => row.instants.some(({ tail }) => tail))) entries.push([MARKS.tail, 'from printed to arrived']);
	if (rows.some((row) => row.strips.length > 0)) entries.push([MARKS.strip, 'many moments close together']);
	if (arrows.some(({ of }) => of.kind === 'arrows')) entries.push([MARKS.many, 'several arrows close together']);
	if (stems.some(({ adopted }) => !adopted)) entries.push([MARKS.hung, 'started by the one it hangs on']);
	if (stems.some(({ adopted }) => adopted)) entries.push([MARKS.adopted, 'has a new parent']);
	if (ruler.folds.length > 0) entries.push([MARKS.fold, 'time drawn short']);
	if (axis.stretched) entries.push([MARKS.stretch, 'stretched where much happens']);
	const drawn = entries.map(
		([svg, word]) =>
			`<span><svg class="timeline" width="16" height="16" aria-hidden="true">${svg}</svg>${escaped(word)}</span>`,
	);
	const rest = [...more].map(([kind, count]) => `<span>${count} more ${ARROWS[kind][2]}, in the table below</span>`);
	return [...drawn, ...rest].join(' ');
}

/** What is drawn for a bar or an arrow, 16 pixels wide and high: the same in running text as in a legend. */
export function drawingOf(kind: Bar['kind'] | ArrowLine['kind']): string {
	return { ...BARS, ...ARROWS }[kind]?.[0] ?? '';
}

/** A sloped arrow of a kind; markers need ids, so its head is drawn. */
function line(kind: string): string {
	return `<line class="arrow ${kind}" x1="2" y1="3" x2="13" y2="13"/><path class="head" d="M8 13H13V8"/>`;
}
