import type { Lane, Recording, RunEvent } from '../../recording/types.ts';

const THREADS = 11;
/** Microseconds. */
const TURN = 400;

/** A run of one process with eleven threads that pass messages, take turns at a lock and print: of so many events. */
export function largeRecording(events: number): Recording {
	const lanes: Lane[] = [{ id: 'P1', kind: 'process', name: 'main.ts', argv: ['node', 'main.ts'], pid: 100 }];
	const all: RunEvent[] = [{ t: 0, lane: 'P1', kind: 'start', seen: 'exact' }];
	for (let thread = 1; thread <= THREADS; thread++) {
		const id = `P1.T${thread}`;
		lanes.push({ id, kind: 'thread', name: `worker ${thread}`, parent: 'P1', pid: 100, threadId: thread });
		all.push({ t: 40_000 + thread * 100, lane: 'P1', kind: 'spawn', child: id });
		all.push({ t: 40_000 + thread * 100, lane: id, kind: 'start', seen: 'exact' });
		all.push({ t: 60_000 + thread * 50, lane: id, kind: 'state', state: 'online' });
	}
	const ending = THREADS + 1;
	let t = 70_000;
	for (let turn = 0; all.length + TURN_EVENTS + ending <= events; turn++) {
		all.push(...turnOf(turn, t));
		t += TURN;
	}
	for (let thread = 1; thread <= THREADS; thread++)
		all.push({ t: t + thread * 10, lane: `P1.T${thread}`, kind: 'exit', code: 0, signal: null, seen: 'exact' });
	all.push({ t: t + 1000, lane: 'P1', kind: 'exit', code: 0, signal: null, seen: 'exact' });
	return {
		header: {
			format: 'interleave',
			version: 1,
			command: ['node', 'main.ts'],
			node: '26.10.0',
			platform: 'linux-x64',
			cores: 8,
			captured: ['probe'],
			durationUs: t + 1000,
			exit: { code: 0, signal: null },
		},
		lanes,
		events: all.sort((a, b) => a.t - b.t),
	};
}

const TURN_EVENTS = 8;

/** One thread waits for the lock that another holds; then it prints, and tells the main thread. */
function turnOf(turn: number, t: number): RunEvent[] {
	const first = `P1.T${(turn % THREADS) + 1}`;
	const second =
		`P1.T${((turn * 3 + 1) % THREADS) + 1}` === first
			? `P1.T${((turn + 1) % THREADS) + 1}`
			: `P1.T${((turn * 3 + 1) % THREADS) + 1}`;
	const on = 'lock:total';
	const channel = `${first}>P1`;
	const message = `${channel}#${turn}`;
	return [
		{ t, lane: first, kind: 'hold', on, at: 'main.ts:12' },
		{ t: t + 20, lane: second, kind: 'wait', on, at: 'main.ts:12' },
		{ t: t + 60, lane: first, kind: 'mark', name: 'step', detail: turn, at: 'main.ts:14' },
		{ t: t + 120, lane: first, kind: 'send', message, channel, bytes: 4, preview: String(turn), at: 'main.ts:15' },
		{ t: t + 160, lane: first, kind: 'release', on, at: 'main.ts:17' },
		{ t: t + 180, lane: second, kind: 'wake', on, result: 'ok', at: 'main.ts:12' },
		{ t: t + 240, lane: 'P1', kind: 'receive', message, channel, bytes: 4, preview: String(turn), at: 'main.ts:30' },
		{ t: t + 300, lane: second, kind: 'out', fd: 1, text: `turn ${turn}\n`, arrived: t + 350, at: 'main.ts:18' },
	];
}
