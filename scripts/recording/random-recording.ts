/** Sound recordings made up from a seed, for tests of what must hold for all of them. */

import { canonical } from './canonical.ts';
import { randomNumbers } from './random-numbers.ts';
import type { Lane, LaneId, Recording, RunEvent } from './types.ts';

/** As many different recordings, the same in each call. */
export function randomRecordings(count: number): Recording[] {
	return Array.from({ length: count }, (_, seed) => canonical(randomRun(seed + 1)));
}

/** A run as it might have been told: lanes in any order, events as they came. */
export function randomRun(seed: number): Recording {
	const draw = randomNumbers(seed);
	const pick = <T>(items: readonly T[]): T => items[draw(items.length)] as T;
	const lanes: Lane[] = [{ id: 'P1', kind: 'process', name: 'main.ts', argv: ['node', 'main.ts'], pid: 4000 }];
	const events: RunEvent[] = [{ t: 0, lane: 'P1', kind: 'start', seen: 'exact' }];
	const clock = new Map<LaneId, number>([['P1', 0]]);
	const offsets = new Map<string, number>();
	let messages = 0;
	const tick = (lane: LaneId): number => {
		const t = (clock.get(lane) ?? 0) + draw(40);
		clock.set(lane, t);
		return t;
	};

	function spawn(): void {
		const parent = pick(lanes);
		const isThread = draw(2) === 0;
		const process = parent.id.replace(/\..*/, '');
		const siblings = lanes.filter(({ id }) => id.startsWith(`${process}.`)).length;
		const processes = lanes.filter(({ kind }) => kind === 'process').length;
		const id = isThread ? `${process}.T${siblings + 1}` : `P${processes + 1}`;
		const t = tick(parent.id);
		lanes.push({ id, kind: isThread ? 'thread' : 'process', name: pick(['w.ts', 'é "q"', '']), parent: parent.id });
		clock.set(id, t);
		events.push({ t, lane: parent.id, kind: 'spawn', child: id, at: 'main.ts:3' });
		events.push({ t, lane: id, kind: 'start', seen: 'exact' });
		if (draw(4) > 0) events.push({ t: tick(id), lane: id, kind: 'state', state: 'running' });
	}

	function message(): void {
		const from = pick(lanes).id;
		const to = pick(lanes).id;
		const name = `${from}>${to}#${messages++}`;
		const t = tick(from);
		events.push({ t, lane: from, kind: 'send', message: name, channel: `${from}>${to}`, preview: pick(TEXTS) });
		clock.set(to, Math.max(clock.get(to) ?? 0, t) + 1);
		events.push({ t: clock.get(to) as number, lane: to, kind: 'receive', message: name, channel: `${from}>${to}` });
	}

	function word(): void {
		const lane = pick(lanes).id;
		const t = tick(lane);
		const kind = draw(4);
		if (kind === 0) events.push({ t, lane, kind: 'out', fd: 1 + draw(2), text: pick(TEXTS), arrived: t + draw(50) });
		else if (kind === 1) events.push({ t, lane, kind: 'out', fd: 1, base64: '//4=' });
		else if (kind === 2)
			events.push({ t, lane, kind: 'mark', name: pick(TEXTS), detail: { n: draw(9), '': [null, true] } });
		else events.push({ t, lane, kind: 'cpu', us: draw(100) });
	}

	/** What is printed in one lane and read in another, in two pieces. */
	function stream(): void {
		const from = pick(lanes).id;
		const to = pick(lanes).id;
		const channel = `${from}>${to}#stdout`;
		const begin = offsets.get(channel) ?? 0;
		const at = { channel, from: begin, to: begin + 4 };
		offsets.set(channel, at.to);
		const t = tick(from);
		events.push({ t, lane: from, kind: 'out', fd: 1, text: 'abc\n', ...at });
		clock.set(to, Math.max(clock.get(to) ?? 0, t));
		const cut = begin + 1 + draw(3);
		for (const range of [
			{ from: begin, to: cut },
			{ from: cut, to: at.to },
		])
			events.push({ t: tick(to), lane: to, kind: 'receive', channel, ...range });
	}

	/** A lane waits on a cell until another one notifies it, or for a lock that it then holds for a while. */
	function lock(): void {
		const lane = pick(lanes).id;
		const by = pick(lanes).id;
		const on = pick(['atomics:s7[0]', 'atomics:s3[1]', 'lock:L', 'lock:K@P1']);
		const t = tick(lane);
		events.push({ t, lane, kind: 'wait', on });
		clock.set(by, Math.max(clock.get(by) ?? 0, t) + 1);
		const isCell = on.startsWith('atomics:');
		if (isCell && by !== lane) events.push({ t: clock.get(by) as number, lane: by, kind: 'release', on, result: '1' });
		clock.set(lane, Math.max(clock.get(lane) ?? 0, clock.get(by) as number) + 1);
		if (isCell) events.push({ t: clock.get(lane) as number, lane, kind: 'wake', on, result: 'ok' });
		else for (const kind of ['hold', 'release'] as const) events.push({ t: tick(lane), lane, kind, on });
	}

	/** A signal to a process, which stops and runs on. */
	function signal(): void {
		const to = pick(lanes.filter(({ kind }) => kind === 'process')).id;
		const from = pick(lanes).id;
		const t = tick(from);
		events.push({ t, lane: from, kind: 'signal', signal: 'SIGSTOP', to });
		clock.set(to, Math.max(clock.get(to) ?? 0, t));
		for (const state of ['stopped', 'running'] as const) events.push({ t: tick(to), lane: to, kind: 'state', state });
	}

	const deeds = [spawn, message, message, word, word, word, stream, lock, signal];
	for (let steps = 5 + draw(30); steps > 0; steps--) pick(deeds)();
	const end = Math.max(...clock.values());
	for (const { id } of lanes) events.push({ t: end, lane: id, kind: 'exit', code: 0, signal: null, seen: 'inferred' });
	return {
		header: {
			...{ format: 'interleave', version: 1, command: ['node', 'main.ts'], node: '26.10.0', platform: 'linux-x64' },
			...{ cores: 2, captured: ['probe'], durationUs: end, exit: { code: 0, signal: null } },
		},
		lanes,
		events,
	};
}

const TEXTS = ['one\n', 'two 2\nthree', '', '€ 🙂 \u2028', '\u001b[31mred\u001b[0m\r\n', '"quoted" \\ \u0000'];
