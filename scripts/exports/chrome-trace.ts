/**
 * A recording as Chrome's trace event format (JSON), which Perfetto and chrome://tracing open.
 *
 * Each process of the run is a process there, each lane a thread. Slices stand on their lane as far as they nest; the others
 * (holds that cross a wait) are asynchronous slices of the process. Events with an arrow are slices of at most a microsecond,
 * since flows bind to slices; other events are instants. How much a lane ran is a counter.
 */
import { linksOf } from '../recording/links.ts';
import type { Recording } from '../recording/types.ts';
import { flows } from './trace-flows.ts';
import { counters, instants, nestedSlices } from './trace-lanes.ts';
import { trackNames, tracksOf } from './trace-tracks.ts';

/** One entry of the format. `ts` and `dur` are microseconds. */
export interface TraceEntry {
	ph: 'M' | 'X' | 'i' | 'C' | 's' | 'f' | 'b' | 'e';
	name: string;
	pid: number;
	tid: number;
	ts: number;
	cat?: string;
	dur?: number;
	id?: number;
	/** `e`: a flow ends in the slice around it, and not in the next one. */
	bp?: 'e';
	/** How far an instant reaches: its thread. */
	s?: 't';
	args?: Record<string, unknown>;
}

/** The text of the trace: one entry per line. */
export function chromeTrace(recording: Recording): string {
	const tracks = tracksOf(recording);
	const links = linksOf(recording);
	const { marks, slices } = instants(recording, tracks, links);
	const entries = [
		...nestedSlices(recording, tracks),
		...slices.values(),
		...marks,
		...counters(recording, tracks),
		...flows(links, slices),
	];
	// Outer slices before inner ones, and flows after the slices that they bind to.
	const rank = ({ ph }: TraceEntry) => (ph === 's' || ph === 'f' ? 1 : 0);
	entries.sort((a, b) => a.ts - b.ts || rank(a) - rank(b) || (b.dur ?? 0) - (a.dur ?? 0));
	const lines = [...trackNames(recording, tracks), ...entries].map((entry) => JSON.stringify(entry));
	return `{"displayTimeUnit":"ms",\n"otherData":${JSON.stringify(recording.header)},\n"traceEvents":[\n${lines.join(',\n')}]}\n`;
}
