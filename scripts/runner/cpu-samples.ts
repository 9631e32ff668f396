/** Asks Linux how much CPU time lanes have used, so that one that computes for long without a word is measured too. */
import { clock } from './clock.ts';
import type { KnownLane } from './known-lane.ts';
import { type ProcReader, procReader } from './proc-reader.ts';

export interface CpuSamples {
	/** To be called now and then: asks for some of the living lanes, in turn. */
	read(): void;
	close(): void;
}

/** In one reading: it takes some 4 µs each. */
const MOST = 50;
/** The unit of `stat`, on all that Node runs on. */
const TICK_US = 10_000;

/** `measured` gets the microseconds that a lane has used since it began, and those in which it had something to do. */
export function cpuSamples(
	lanes: readonly KnownLane[],
	measured: (lane: KnownLane, t: number, used: number, busy: number) => void,
): CpuSamples {
	const readers = new Map<KnownLane, { thread?: ProcReader; all?: ProcReader }>();
	let next = 0;

	function sample(lane: KnownLane): void {
		const pid = lane.process.lane.pid;
		const tid = lane.process === lane ? pid : lane.tid;
		if (pid === undefined || tid === undefined) return;
		const own = readers.get(lane) ?? {
			thread: procReader(`/proc/${pid}/task/${tid}/schedstat`),
			all: lane.lane.node === false ? procReader(`/proc/${pid}/stat`) : undefined,
		};
		readers.set(lane, own);
		const t = clock();
		const [thread, waited] = ofThread(own.thread?.read());
		const used = Math.max(thread, usedByAll(own.all?.read()));
		if (used > 0) measured(lane, t, used, used + waited);
	}

	function close(lane: KnownLane): void {
		readers.get(lane)?.thread?.close();
		readers.get(lane)?.all?.close();
		readers.delete(lane);
	}

	return {
		read() {
			if (process.platform !== 'linux') return;
			for (const lane of [...readers.keys()]) if (lane.ended) close(lane);
			const living = lanes.filter(
				({ ended, ownEnd, gone, process }) => !ended && !ownEnd && gone === undefined && process.gone === undefined,
			);
			if (next >= living.length) next = 0;
			for (const lane of living.slice(next, next + MOST)) sample(lane);
			next += MOST;
		},
		close() {
			for (const lane of [...readers.keys()]) close(lane);
		},
	};
}

/** `<nanoseconds on a core> <waiting for one> <times>` */
function ofThread(schedstat = ''): [used: number, waited: number] {
	const [used, waited] = schedstat.split(' ');
	return [Math.round(Number(used) / 1000) || 0, Math.round(Number(waited) / 1000) || 0];
}

/** All threads of a process that is not Node: `pid (name) state …`, the 14th and 15th field in ticks. */
function usedByAll(stat = ''): number {
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * TICK_US || 0;
}
