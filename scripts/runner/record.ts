/** Turns a run's lane files and pipes into the stream of its items, and keeps what the recording will be made of. */
import { canonical } from '../recording/canonical.ts';
import { collector } from '../recording/collector.ts';
import type { Exit, Header, Recording, StreamItem } from '../recording/types.ts';
import { type Assembly, assemble } from './assemble.ts';
import { clock } from './clock.ts';
import { items } from './items.ts';
import { shorten } from './shorten.ts';
import { tail } from './tail.ts';
import { terminal } from './terminal.ts';

export interface Record {
	items: AsyncIterable<StreamItem>;
	assembly: Assembly;
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
	const emit = (item: StreamItem) => {
		live.add(item);
		stream.push(item);
	};
	emit({ header });
	const assembly = assemble({
		...{ token, start, pid, events, emit },
		command: header.command,
		shorten: shorten(cwd, folder),
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
		keep: { bytes: keep, outputs: events },
		event: assembly.event,
		arrival: (lane, fd, t) => emit({ arrived: { lane: lane.lane.id, fd, t: t - start } }),
		moment: (t) => t - start,
	});
	const drain = (all = false) => files.read(assembly.take, all);

	return {
		items: stream,
		assembly,
		drain: () => drain(),
		settle(last) {
			drain(true);
			screen.again(last);
			assembly.settle();
		},
		arrived(fd, bytes, t = clock()) {
			drain();
			screen.arrived(fd, bytes, t);
		},
		finish(exit) {
			files.close();
			const durationUs = assembly.lanes.reduce((latest, { last }) => Math.max(latest, last), start) - start;
			emit({ end: { durationUs, exit } });
			stream.close();
			return canonical(live.recording);
		},
		breakOff() {
			for (const lane of assembly.lanes) {
				if (lane.ownEnd) assembly.end(lane, { code: lane.ownEnd.code, signal: null });
				else if (!lane.ended) screen.close(lane);
			}
			files.close();
			stream.close();
			return canonical(live.recording);
		},
	};
}
