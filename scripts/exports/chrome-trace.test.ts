import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	cpu,
	exit,
	lock,
	mark,
	out,
	receive,
	running,
	sample,
	send,
	spawn,
	start,
	state,
} from '../recording/fixture.ts';
import { randomRecordings } from '../recording/random-recording.ts';
import { readRecording } from '../recording/stored.ts';
import type { Recording, RunEvent } from '../recording/types.ts';
import { texts } from '../verify/tracked-files.ts';
import { chromeTrace, type TraceEntry } from './chrome-trace.ts';

const entriesOf = (recording: Recording): TraceEntry[] => JSON.parse(chromeTrace(recording)).traceEvents;

const busy = sample([
	...[
		running(5, 'P1'),
		spawn(10, 'P1', 'P1.T1'),
		start(10, 'P1.T1'),
		running(20, 'P1.T1'),
		spawn(11, 'P1', 'P2'),
		start(11, 'P2'),
	],
	...[send(30, 'P1', 'a', 'P1>P1.T1'), send(30, 'P1', 'b', 'P1>P1.T1')],
	...[receive(30, 'P1.T1', 'a', 'P1>P1.T1'), receive(40, 'P1.T1', 'b', 'P1>P1.T1')],
	// A hold that crosses the wait for another lock.
	...[
		lock(41, 'hold', 'lock:K'),
		lock(45, 'wait', 'lock:L'),
		lock(50, 'release', 'lock:K'),
		lock(60, 'hold', 'lock:L'),
	],
	...[lock(42, 'hold', 'lock:L', 'P1.T1'), lock(58, 'release', 'lock:L', 'P1.T1')],
	...[
		{ t: 62, lane: 'P1', kind: 'block', why: 'spawnSync', us: 8 } as RunEvent,
		mark(63, 'P1', 'm'),
		out(64, 'P1', 'x\n'),
	],
	...[cpu(50, 'P1', 25), cpu(90, 'P1', 40), state(70, 'P2', 'stopped'), running(75, 'P2')],
	...[{ ...exit(80, 'P2'), reaped: 85 } as RunEvent, state(80, 'P2', 'zombie')],
]);

const nanoseconds = (us: number): number => Math.round(us * 1000);
const endOf = ({ ts, dur = 0 }: TraceEntry): number => nanoseconds(ts) + nanoseconds(dur);

/** What the format asks of a file, as Perfetto's importer and chrome://tracing hold it. */
function faultsOf(entries: TraceEntry[]): string[] {
	const faults: string[] = [];
	const named = new Set(
		entries.flatMap(({ ph, name, pid, tid }) => (ph === 'M' && name === 'thread_name' ? `${pid} ${tid}` : [])),
	);
	const processes = new Set(entries.flatMap(({ ph, name, pid }) => (ph === 'M' && name === 'process_name' ? pid : [])));
	const stacks = new Map<string, TraceEntry[]>();
	const begun = new Map<number, TraceEntry>();
	const flows = new Map<number, TraceEntry>();
	let last = 0;
	for (const entry of entries) {
		const { ph, pid, tid, id = -1, name } = entry;
		const [ts, end] = [nanoseconds(entry.ts), nanoseconds(entry.ts) + nanoseconds(entry.dur ?? 0)];
		const fault = (words: string) => faults.push(`${words}: ${JSON.stringify(entry)}`);
		if (!processes.has(pid) || !named.has(`${pid} ${tid}`)) fault('a track without a name');
		if (ph === 'M') continue;
		if (!(ts >= last)) fault(`goes back to ${ts} after ${last}`);
		last = ts;
		if (!(end >= ts) || typeof name !== 'string') fault('a bad slice');
		const track = `${pid} ${tid}`;
		const stack = (stacks.get(track) ?? []).filter((outer) => endOf(outer) > ts);
		stacks.set(track, stack);
		const inner = stack.at(-1);
		if (ph === 'X') {
			if (inner && end > endOf(inner)) fault(`crosses ${inner.name}`);
			stack.push(entry);
		} else if (ph === 's' || ph === 'f') {
			if (!inner || (inner.dur ?? 0) > 1) fault('a flow that binds to no slice of an event');
			if (ph === 's' && flows.has(id)) fault('a flow that begins twice');
			const begin = flows.get(id);
			if (ph === 'f' && (!begin || begin.cat !== entry.cat || begin.name !== name || entry.bp !== 'e'))
				fault('a flow that ends without having begun');
			if (ph === 's') flows.set(id, entry);
			else flows.delete(id);
		} else if (ph === 'b') begun.set(id, entry);
		else if (ph === 'e') {
			const begin = begun.get(id);
			if (!begin || begin.name !== name || begin.cat !== entry.cat || begin.pid !== pid)
				fault('an end without its beginning');
			begun.delete(id);
		} else if (ph === 'C') {
			if (!Object.values(entry.args ?? {}).every((value) => typeof value === 'number'))
				fault('a counter that counts no number');
		} else if (ph !== 'i' || entry.s !== 't') fault('an unknown entry');
	}
	for (const open of [...flows.values(), ...begun.values()]) faults.push(`does not end: ${JSON.stringify(open)}`);
	return faults;
}

test('chromeTrace() keeps the rules of the format', () => {
	assert.deepEqual(faultsOf(entriesOf(busy)), []);
	for (const recording of randomRecordings(60)) assert.deepEqual(faultsOf(entriesOf(recording)), []);
	for (const [file, text] of texts((file) => /^labs\/.*\/(recording|recordings\/[^/]+)\.json$/.test(file)))
		assert.deepEqual(faultsOf(entriesOf(readRecording(text, file))), [], file);
});

test('chromeTrace() has processes, threads, slices, arrows, instants and counters', () => {
	const entries = entriesOf(busy);
	const shown = (ph: string) => entries.filter((entry) => entry.ph === ph);
	assert.deepEqual(
		shown('M').flatMap(({ name, pid, tid, args }) => (name.endsWith('_name') ? [[name, pid, tid, args?.name]] : [])),
		[
			['process_name', 1, 1, 'P1 main.ts'],
			['thread_name', 1, 1, 'main thread'],
			['thread_name', 1, 2, 'P1.T1 worker.ts'],
			['process_name', 3, 3, 'P2 main.ts'],
			['thread_name', 3, 3, 'main thread'],
		],
	);
	assert.deepEqual(
		shown('X').flatMap(({ name, tid, ts, dur = 0 }) => (dur > 1 ? [[tid, ts, dur, name]] : [])),
		[
			[1, 0, 5, 'starting'],
			[1, 5, 95, 'main.ts'],
			[2, 10, 10, 'starting'],
			[3, 11, 69, 'main.ts'],
			[2, 20, 80, 'worker.ts'],
			[1, 41, 9, 'holding: lock:K'],
			[2, 42, 16, 'holding: lock:L'],
			[1, 60, 40, 'holding: lock:L'],
			[1, 62, 8, 'blocked: spawnSync'],
			[3, 70, 5, 'stopped'],
			[3, 80, 5, 'zombie: ended, and its parent does not know yet'],
		],
	);
	assert.deepEqual(
		shown('b').map(({ name, ts }) => [name, ts]),
		[['P1 waiting: lock:L', 45]],
	);
	assert.deepEqual(
		shown('s').map(({ name, tid, ts, id }) => [name, tid, ts, shown('f').find((end) => end.id === id)?.tid]),
		[
			['spawn', 1, 10, 2],
			['spawn', 1, 11, 3],
			['message', 1, 30, 2],
			['message', 1, 30.5, 2],
			['wake', 2, 58, 1],
		],
	);
	assert.deepEqual(
		shown('C').map(({ ts, args }) => [ts, args]),
		[
			[0, { 'percent of a core': 50 }],
			[50, { 'percent of a core': 100 }],
			[90, { 'percent of a core': 0 }],
		],
	);
	assert.ok(shown('i').some(({ name, ts }) => name === 'm' && ts === 63));
});

test('chromeTrace() carries what the header says', () => {
	const { otherData, displayTimeUnit } = JSON.parse(chromeTrace(busy));
	assert.deepEqual([otherData, displayTimeUnit], [busy.header, 'ms']);
});
