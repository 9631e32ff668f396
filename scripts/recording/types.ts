/** The shape of a recording: what a run did, as header, lanes and events. */

/** The version of the format that this code reads and writes. */
export const FORMAT_VERSION = 1;
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
	version: typeof FORMAT_VERSION;
	/** Lab id (`sharing/first-race`), where a lab was run. */
	lab?: string;
	/** The variant of the lab; absent for `main.ts` as it is. */
	variant?: string;
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
	cause?: 'timeout' | 'stopped' | 'output' | 'processes';
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
}
export interface SpawnEvent extends Common {
	kind: 'spawn';
	child: LaneId;
}
/** `out`: written to a standard stream. `in`: read from one. Exactly one of `text` and `base64`. */
export interface OutputEvent extends Common {
	kind: 'out' | 'in';
	fd: number;
	text?: string;
	base64?: string;
	/** When it reached the terminal, microseconds. Absent where it went elsewhere (to the parent, to a file). */
	arrived?: number;
	/** True where something in the text (a path of the recording machine) was replaced. */
	replaced?: true;
}
/**
 * `send` and `receive` of one message carry the same `message`. Byte streams carry `from` and `to`, offsets in bytes. A
 * channel is one direction: `P1>P2`, where more is needed with a suffix (`P1>P2#stdin`); a peer outside the run is called
 * `outside`. A message is `P1>P2#0`.
 */
export interface MessageEvent extends Common {
	kind: 'send' | 'receive';
	message?: string;
	channel: string;
	bytes?: number;
	preview?: string;
	from?: number;
	to?: number;
}
/**
 * `on`: an Atomics cell (`atomics:s0[0]`), a Web Lock (`lock:L`), a named lock, a child (`child:P2`). `Atomics.notify` is a
 * `release` of the cell in the lane that notifies.
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
/** CPU time used since the lane's last one, microseconds. */
export interface CpuEvent extends Common {
	kind: 'cpu';
	us: number;
}
/** `running`: Node has started and the lane's own code begins. */
export interface StateEvent extends Common {
	kind: 'state';
	state: 'running' | 'stopped' | 'zombie' | 'orphaned';
	/** The new parent of an orphan: a lane, or `outside`. */
	parent?: LaneId | 'outside';
}
export interface SignalEvent extends Common {
	kind: 'signal';
	signal: string;
	/** The lane that sent it, or `runner`. */
	from?: LaneId | 'runner';
}
/** An uncaught error, or an unhandled rejection. */
export interface ErrorEvent extends Common {
	kind: 'error';
	name: string;
	message: string;
}
/** The program's own word for a moment: `performance.mark(name, { detail })`. */
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

/**
 * One line of the streamed form. In order of arrival: the header first, a lane before its first event, the events of one
 * lane in their order, the end last. A lane may come again, with what more became known of it.
 */
export type StreamItem =
	| { header: Header }
	| { newLane: Lane }
	| RunEvent
	/**
	 * The oldest `out` of this lane and fd that had not arrived reached the terminal at `t`. It may come before its `out`:
	 * the n-th arrival belongs to the n-th output.
	 */
	| { arrived: { lane: LaneId; fd: number; t: number } }
	| { end: { durationUs: number; exit: Exit } };
