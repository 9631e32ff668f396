/** The shape of a recording: what a run did, as header, lanes and events. */

import type { KnobSetting } from './knob-setting.ts';

export type { KnobSetting } from './knob-setting.ts';
export type { StreamItem } from './stream-item.ts';

/**
 * The newest version of the format that this code reads and writes. Version 2 adds the header's `knobs`; what has none is
 * written as version 1, which older readers know.
 */
export const FORMAT_VERSION = 2;
export type FormatVersion = 1 | 2;
/** The version of `outcomes.json` that this code reads and writes. */
export const OUTCOMES_VERSION = 1;

/** `P1`, `P2`, …: processes by their start. `P1.T1`, …: the threads of a process by their start. */
export type LaneId = string;

/** What was watching. `probe`: our code inside each Node process. `kernel`: the operating system's own view. */
export type Capture = 'probe' | 'kernel';

/** How a fact was learned: reported by who did it or by the kernel, or concluded from what followed. */
export type Seen = 'exact' | 'inferred';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Recording {
	header: Header;
	lanes: Lane[];
	/** Sorted by (t, lane, order within the lane) in the stored form. */
	events: RunEvent[];
}

export interface Header {
	format: 'interleave';
	version: FormatVersion;
	/** Lab id (`sharing/first-race`), where a lab was run. */
	lab?: string;
	/** The variant of the lab; absent for `main.ts` as it is. */
	variant?: string;
	/** The lab's knobs that did not stand as they usually do, by name. From version 2 on. */
	knobs?: Record<string, KnobSetting>;
	/** What was run: `['node', 'main.ts', …]`. */
	command: string[];
	/** sha256 over all that the recording was made from (labs only). */
	digest?: string;
	/** `26.10.0` */
	node: string;
	/** `linux-x64` */
	platform: string;
	cores: number;
	captured: Capture[];
	calibration?: Calibration;
	/** Microseconds from the first event to the end. Absent while a stream has not ended. */
	durationUs?: number;
	/** How the program ended. Absent while a stream has not ended. */
	exit?: Exit;
}

/** How free the cores were, measured by the runner for this run. */
export interface Calibration {
	coresFree: boolean;
	detail: string;
}

export interface Exit {
	code: number | null;
	signal: string | null;
	/** Why the runner ended the run; absent where the program ended by itself. */
	cause?: 'timeout' | 'stopped' | 'output' | 'processes' | 'kernel' | 'memory';
}

/** One process or one thread of a run. */
export interface Lane {
	id: LaneId;
	kind: 'process' | 'thread';
	/** Shown to the reader: a thread's own name, else the program's file name. */
	name: string;
	/** The lane that started it. Absent for `P1`. */
	parent?: LaneId;
	/** Processes: how it was started, with paths shortened. */
	argv?: string[];
	/** Process id as the operating system gave it. Threads carry their process's. */
	pid?: number;
	/** Threads: `worker.threadId`. */
	threadId?: number;
	/** False where a process is not Node and so could not report for itself. */
	node?: boolean;
	/** True where only the kernel saw it: a fork without exec, the child of a program that is not Node. */
	kernel?: true;
}

/** One thing at one instant in one lane. */
export type RunEvent =
	| StartEvent
	| ExecEvent
	| ExitEvent
	| SpawnEvent
	| OutputEvent
	| MessageEvent
	| LockEvent
	| BlockEvent
	| CpuEvent
	| StateEvent
	| SignalEvent
	| ErrorEvent
	| MarkEvent
	| DroppedEvent;

export type EventKind = RunEvent['kind'];

/** The event of a kind: `EventOf<'out'>` is an `OutputEvent`. */
export type EventOf<K extends EventKind, E = RunEvent> = E extends { kind: infer Kinds }
	? K extends Kinds
		? E
		: never
	: never;

interface Common {
	/** Microseconds since the run's first event, on CLOCK_MONOTONIC. */
	t: number;
	lane: LaneId;
	/** The place in the program that raised it: `main.ts:12`. */
	at?: string;
}

/** The lane begins: a process was asked for, a thread was constructed. */
export interface StartEvent extends Common {
	kind: 'start';
	seen: Seen;
}
/** The process replaced its program. */
export interface ExecEvent extends Common {
	kind: 'exec';
	argv: string[];
	seen: Seen;
}
/** The lane ends. */
export interface ExitEvent extends Common {
	kind: 'exit';
	code: number | null;
	signal: string | null;
	seen: Seen;
	/** When the parent learned of it, microseconds. */
	reaped?: number;
	/** Why, where more is known than the code: `process.exit`, `terminate`, `ERR_WORKER_OUT_OF_MEMORY`, … */
	why?: string;
}
export interface SpawnEvent extends Common {
	kind: 'spawn';
	child: LaneId;
}
/**
 * `out`: written to a standard stream. `in`: read from one. Exactly one of `text` and `base64`. Where the stream leads to or
 * comes from another lane, `channel` with the offsets `from` and `to`, as for bytes that are sent and received.
 */
export interface OutputEvent extends Common {
	kind: 'out' | 'in';
	fd: number;
	text?: string;
	base64?: string;
	/** When it reached the terminal, microseconds. Absent where it went elsewhere (to the parent, to a file). */
	arrived?: number;
	/** True where something in the text (a path of the recording machine) was replaced. */
	replaced?: true;
	channel?: string;
	from?: number;
	to?: number;
	/** `inferred` where some of the channel's bytes came from programs that could not report. */
	seen?: Seen;
}
/**
 * `send` and `receive` of one message carry the same `message`: the channel and a number, `P1>P2#0`. Byte streams carry
 * `from` and `to` instead, offsets in bytes. A channel is one direction, and keeps its name when a port of it moves:
 *
 * - `P1>P2`: process messages; `P1>P1.T1` and `P1.T1>P1`: between a thread and the one that started it
 * - `port:P1.2a`, `port:P1.2b`: the second MessageChannel that P1 made, from its port1 to its port2 and back
 * - `broadcast:news@P1`: the BroadcastChannel `news` of process P1: one send, any number of receives
 * - `P1>P2#stdin`, `P2>P1#stdout`, `P1>P2#tcp1`, `P2>P3#pipe1`, …: byte streams; a peer outside the run is `outside`
 */
export interface MessageEvent extends Common {
	kind: 'send' | 'receive';
	message?: string;
	channel: string;
	bytes?: number;
	preview?: string;
	from?: number;
	to?: number;
	/** `inferred` where sender and receiver were joined by what was sent and when. */
	seen?: Seen;
}
/**
 * `on`: a cell of the first SharedArrayBuffer that was waited on (`atomics:s1[0]`, in elements), a Web Lock (`lock:L@P1`, of
 * one process), a lock that the program names (`lock:L`), a child (`child:P2`). `Atomics.notify` is a `release` of the cell
 * in the lane that notifies; `result` says how many it woke.
 */
export interface LockEvent extends Common {
	kind: 'wait' | 'wake' | 'hold' | 'release';
	on: string;
	result?: string;
}
/** The event loop or the thread stood still from `t` on. */
export interface BlockEvent extends Common {
	kind: 'block';
	why: string;
	/** Microseconds. */
	us: number;
}
/** CPU time that the lane used since its last `cpu` event, or since its start: the interval ends at `t`. Microseconds. */
export interface CpuEvent extends Common {
	kind: 'cpu';
	us: number;
}
/**
 * `running`: Node has started and the lane's own code begins. `online`: the parent of a thread learned of that. `stopped` lasts
 * until the next `running`; `zombie` from the end of a process until its parent has learned of it (`reaped`).
 */
export interface StateEvent extends Common {
	kind: 'state';
	state: 'running' | 'online' | 'stopped' | 'zombie' | 'orphaned';
	/** The new parent of an orphan: a lane, or `outside`. */
	parent?: LaneId | 'outside';
}
/** In the lane that sends it (`to`), and in the one that receives it (`from`, where that is known). */
export interface SignalEvent extends Common {
	kind: 'signal';
	signal: string;
	to?: LaneId | 'outside';
	from?: LaneId | 'runner' | 'outside';
}
/** An uncaught error, or an unhandled rejection. */
export interface ErrorEvent extends Common {
	kind: 'error';
	name: string;
	message: string;
}
/** The program's own word for a moment: `performance.mark(name, { detail })`. A detail of more than 100 levels is kept as text. */
export interface MarkEvent extends Common {
	kind: 'mark';
	name: string;
	detail?: Json;
}
/** `count` events of kind `what` were left out of this lane from `t` on. `bytes` where output was cut. */
export interface DroppedEvent extends Common {
	kind: 'dropped';
	what: EventKind;
	count: number;
	bytes?: number;
}
