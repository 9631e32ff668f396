import { type Slice, slicesOf } from '../recording/slices.ts';
import type { Lane, Recording, RunEvent } from '../recording/types.ts';
import type { Style } from './style.ts';

const MOST_LANES = 24;
const WIDEST_NAME = 28;

/** What a column has room for: not how much of its time a lane ran, nor whose child it is. */
type Shown = Exclude<Slice['kind'], 'running' | 'orphaned'>;

/** What a column of a lane shows; a later kind wins over those before it. */
const SIGNS: Record<Shown, { sign: string; says: string }> = {
	starting: { sign: '░', says: 'starting' },
	alive: { sign: '█', says: 'alive' },
	holding: { sign: '▓', says: 'holding a lock' },
	waiting: { sign: '╌', says: 'waiting' },
	blocked: { sign: '▒', says: 'blocked' },
	stopped: { sign: '‖', says: 'stopped' },
	zombie: { sign: '†', says: 'ended, its parent does not know yet' },
};
const RANK = Object.keys(SIGNS) as Shown[];

/** The processes and threads of a run over time, one line each, with how each ended. */
export function timelineText(recording: Recording, style: Style): string[] {
	const { lanes, header } = recording;
	const shown = lanes.slice(0, MOST_LANES);
	const slices = Map.groupBy(slicesOf(recording), ({ lane }) => lane);
	const exits = new Map(
		recording.events.flatMap((event) => (event.kind === 'exit' ? [[event.lane, event] as const] : [])),
	);
	const last = recording.events.reduce((latest, { t }) => Math.max(latest, t), header.durationUs ?? 0);
	const names = shown.map((lane) => nameOf(lane));
	const nameWidth = Math.max(...names.map((name) => name.length), 0);
	const ends = shown.map((lane) => endOf(exits.get(lane.id)));
	const endWidth = Math.max(...ends.map((end) => end.length), 0);
	const width = Math.max(10, style.width - nameWidth - endWidth - 4);
	const bars = shown.map(({ id }) => barOf(slices.get(id) ?? [], last, width));
	const rows = bars.map((bar, index) => {
		return `${names[index]?.padEnd(nameWidth)}  ${style.lane(index, bar)}  ${style.dim(ends[index] ?? '')}`.trimEnd();
	});
	const more = lanes.length - shown.length;
	const used = RANK.filter((kind) => bars.some((bar) => bar.includes(SIGNS[kind].sign)));
	const legend = used.map((kind) => `${SIGNS[kind].sign} ${SIGNS[kind].says}`).join('  ');
	return [
		...rows,
		...(more > 0 ? [style.dim(`and ${more} more`)] : []),
		style.dim(`${''.padEnd(nameWidth)}  ${axis(last, width)}`),
		style.dim(`${''.padEnd(nameWidth)}  ${legend}`),
	];
}

function nameOf({ id, name }: Lane): string {
	// A name is whatever the program called itself: control characters must not reach the terminal.
	const full = `${id} ${name.replace(/[\p{Cc}\s]+/gu, ' ').trim()}`;
	return full.length > WIDEST_NAME ? `${full.slice(0, WIDEST_NAME - 1)}…` : full;
}

function endOf(exit: (RunEvent & { kind: 'exit' }) | undefined): string {
	if (!exit) return 'no end seen';
	if (exit.signal !== null) return exit.signal;
	return exit.code === null ? 'ended' : `exit ${exit.code}`;
}

function barOf(slices: Slice[], last: number, width: number): string {
	const columns = new Array<Shown | undefined>(width).fill(undefined);
	const column = (t: number) => Math.min(width - 1, Math.floor((t / Math.max(last, 1)) * width));
	for (const kind of RANK) {
		for (const { from, to } of slices.filter((slice) => slice.kind === kind)) {
			columns.fill(kind, column(from), column(to) + 1);
		}
	}
	return columns.map((kind) => (kind ? SIGNS[kind].sign : ' ')).join('');
}

/** `0` on the left, the end on the right. */
function axis(last: number, width: number): string {
	const end =
		last < 10_000
			? `${(last / 1000).toFixed(1)} ms`
			: last < 10_000_000
				? `${Math.round(last / 1000)} ms`
				: `${(last / 1e6).toFixed(1)} s`;
	return `0${end.padStart(width - 1)}`;
}
