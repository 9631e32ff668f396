/** Tiny recordings for tests. */
import type { Header, Lane, LockEvent, Recording, RunEvent, StateEvent } from './types.ts';

/** A header of a run that ended with code 0 at `durationUs`. */
export const header = (durationUs = 100): Header => ({
	...{ format: 'interleave', version: 1, command: ['node', 'main.ts'], node: '26.10.0', platform: 'linux-x64' },
	...{ cores: 2, captured: ['probe'], durationUs, exit: { code: 0, signal: null } },
});

/** A complete recording: `P1` and the lanes that the events name, each from 0 to 100 unless the events say otherwise. */
export function sample(events: RunEvent[], over: { header?: Partial<Header>; lanes?: Lane[] } = {}): Recording {
	const ids = [...new Set(['P1', ...events.map(({ lane }) => lane)])];
	const lanes = over.lanes ?? ids.map((id) => laneOf(id, events));
	const named = lanes.map(({ id }) => id);
	const has = (lane: string, kind: string) => events.some((event) => event.lane === lane && event.kind === kind);
	const starts = named.filter((lane) => !has(lane, 'start')).map((lane) => start(0, lane));
	const exits = named.filter((lane) => !has(lane, 'exit')).map((lane) => exit(100, lane));
	return {
		header: { ...header(), ...over.header },
		lanes,
		events: [...starts, ...events, ...exits].sort((a, b) => a.t - b.t || order(a.lane, b.lane)),
	};
}

export const start = (t: number, lane: string): RunEvent => ({ t, lane, kind: 'start', seen: 'exact' });
export const running = (t: number, lane: string): RunEvent => ({ t, lane, kind: 'state', state: 'running' });
export const state = (t: number, lane: string, state: StateEvent['state'], parent?: string): RunEvent => ({
	...{ t, lane, kind: 'state' as const, state },
	...(parent !== undefined && { parent }),
});
export const mark = (t: number, lane: string, name: string): RunEvent => ({ t, lane, kind: 'mark', name });
export const cpu = (t: number, lane: string, us: number): RunEvent => ({ t, lane, kind: 'cpu', us });
export const exit = (t: number, lane: string, code = 0): RunEvent => ({
	...{ t, lane, kind: 'exit' as const, code, signal: null, seen: 'exact' as const },
});
export const out = (t: number, lane: string, text: string, arrived?: number): RunEvent => ({
	...{ t, lane, kind: 'out' as const, fd: 1, text },
	...(arrived !== undefined && { arrived }),
});

export const spawn = (t: number, lane: string, child: string): RunEvent => ({ t, lane, kind: 'spawn', child });
export const send = (t: number, lane: string, message: string, channel = 'P1>P2'): RunEvent => ({
	t,
	lane,
	kind: 'send',
	message,
	channel,
});
export const receive = (t: number, lane: string, message: string, channel = 'P1>P2'): RunEvent => ({
	t,
	lane,
	kind: 'receive',
	message,
	channel,
});
export const bytes = (
	t: number,
	lane: string,
	kind: 'send' | 'receive',
	from: number,
	to: number,
	channel = 'P1>P2',
): RunEvent => ({ t, lane, kind, channel, from, to });
export const lock = (t: number, kind: LockEvent['kind'], on = 'L', lane = 'P1'): RunEvent => ({
	t,
	lane,
	kind,
	on,
});
/** The same recording before its end came. */
export function incomplete({ header: { durationUs: _, exit: __, ...header }, ...rest }: Recording): Recording {
	return { header, ...rest };
}

export const dropped = (lane: string, what: RunEvent['kind']): RunEvent => ({
	t: 1,
	lane,
	kind: 'dropped',
	what,
	count: 3,
});

export const P1: Lane = { id: 'P1', kind: 'process', name: 'main.ts' };
export const P2: Lane = { id: 'P2', kind: 'process', name: 'child.ts', parent: 'P1' };
export const T1: Lane = { id: 'P1.T1', kind: 'thread', name: 'w.ts', parent: 'P1' };

/** A complete recording in which these lanes live from 0 to 100, and nothing else. */
export const lived = (lanes: Lane[]): Recording => ({ header: header(), lanes, events: lives(lanes) });
export const lives = (lanes: Lane[]): RunEvent[] => [
	...lanes.map(({ id }) => start(0, id)),
	...lanes.map(({ id }) => exit(100, id)),
];

function laneOf(id: string, events: RunEvent[]): Lane {
	const isThread = id.includes('.');
	const spawn = events.find((event) => event.kind === 'spawn' && event.child === id);
	const parent = spawn?.lane ?? (isThread ? id.replace(/\..*/, '') : 'P1');
	const name = isThread ? 'worker.ts' : 'main.ts';
	return { id, kind: isThread ? 'thread' : 'process', name, ...(id !== 'P1' && { parent }) };
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
