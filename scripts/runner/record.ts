/** Turns a run's lane files and pipes into the stream of its items, and keeps what the recording will be made of. */
import { canonical } from '../recording/canonical.ts';
import { collector } from '../recording/collector.ts';
import type { Exit, Header, Recording, StreamItem } from '../recording/types.ts';
import { type Assembly, assemble } from './assemble.ts';
import { clock } from './clock.ts';
import { cpuSamples } from './cpu-samples.ts';
import { crowd, MOST } from './crowd.ts';
import { items } from './items.ts';
import { type Kernel, watchKernel } from './kernel/kernel.ts';
import type { Line } from './lines.ts';
import { shorten } from './shorten.ts';
import { tail } from './tail.ts';
import { terminal } from './terminal.ts';

export interface Record {
	items: AsyncIterable<StreamItem>;
	assembly: Assembly;
	/** Where the kernel's view is on. */
	kernel?: Kernel;
	/** Reads what is new. */
	drain(): void;
	/**
	 * Reads what is new, and ends the lanes whose end was told by the last time. In between, the pipes' bytes must have been
	 * taken: what a process wrote comes before its end. At the last times nothing is waited for.
	 */
	settle(last?: boolean): void;
	arrived(stream: 1 | 2, bytes: Buffer, t?: number): void;
	/** Ends the stream. All lanes have ended. */
	finish(exit: Exit): Recording;
	/** Ends the reading of a run whose end nobody saw: the recording is incomplete. */
	breakOff(): Recording;
}

export interface RecordOptions {
	dir: string;
	header: Header;
	/** The token of the first spawn, and its moment in absolute microseconds. */
	token: string;
	start: number;
	pid: number;
	cwd: string;
	/** The program's own folder. */
	folder: string;
	keep: number;
	events: number;
	/** Of a run that is over: its directory is left as it is. */
	past?: true;
}

/** Starts with the first process, of which nothing has been heard. */
export function record({ dir, header, token, start, pid, cwd, folder, keep, events, past }: RecordOptions): Record {
	const live = collector();
	const stream = items<StreamItem>();
	const files = tail(dir, { moves: !past });
	const told = crowd(MOST, (item) => {
		live.add(item);
		stream.push(item);
	});
	const emit = told.add;
	emit({ header });
	const short = shorten(cwd, folder);
	const assembly = assemble({
		...{ token, start, pid, events, emit },
		command: header.command,
		shorten: short,
		output: (lane, write) => screen.written(lane, write),
		flood: (lane, line) => screen.flood(lane, line),
		ending(lane, own) {
			screen.close(lane);
			for (const file of own) files.finish(file);
		},
	});
	const screen = terminal({
		lanes: assembly.lanes,
		expecting: assembly.expecting,
		holding: assembly.holding,
		told: header.captured.includes('kernel'),
		keep: { bytes: keep, outputs: events },
		event: assembly.event,
		arrival: (lane, fd, t) => emit({ arrived: { lane: lane.lane.id, fd, t: t - start } }),
		moment: (t) => t - start,
	});
	const kernel = header.captured.includes('kernel')
		? watchKernel({ dir, pid, start, assembly, screen, shorten: short })
		: undefined;

	const samples = cpuSamples(assembly.lanes, assembly.measured);

	/** What strace wrote before a lane did something was written before the lane's line, so it is taken first. */
	function drain(all = false): void {
		if (!kernel) {
			files.read(assembly.take, all);
			return;
		}
		const lines: [string, Line][] = [];
		files.read((file, line) => {
			lines.push([file, line]);
		}, all);
		kernel.read();
		for (const [file, line] of lines) assembly.take(file, line);
		kernel.join();
	}

	return {
		items: stream,
		assembly,
		...(kernel && { kernel }),
		drain: () => drain(),
		settle(last) {
			drain(true);
			if (!past && !last) samples.read();
			screen.again(last);
			assembly.settle();
			kernel?.settle(last);
		},
		arrived(fd, bytes, t = clock()) {
			drain();
			screen.arrived(fd, bytes, t);
		},
		finish(exit) {
			told.close();
			assembly.release();
			files.close();
			samples.close();
			kernel?.close();
			const durationUs = assembly.lanes.reduce((latest, { last }) => Math.max(latest, last), start) - start;
			emit({ end: { durationUs, exit } });
			stream.close();
			return canonical(live.recording);
		},
		breakOff() {
			assembly.release();
			for (const lane of assembly.lanes) {
				if (lane.ownEnd) assembly.end(lane, { code: lane.ownEnd.code, signal: null });
				else if (!lane.ended) screen.close(lane);
			}
			told.close();
			files.close();
			kernel?.close();
			stream.close();
			return canonical(live.recording);
		},
	};
}
