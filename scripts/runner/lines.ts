/** The lines that the probe writes: one file per process or thread, one JSON object per line. `t` in absolute microseconds. */
import type { EventKind, Json } from '../recording/types.ts';

export type Line =
	| BeginLine
	| { k: 'running'; t: number }
	| SpawnLine
	| { k: 'spawned'; t: number; spawn: string; pid?: number; failed?: boolean }
	| { k: 'thread'; t: number; spawn: string; file?: string; name?: string; at?: string; stdout?: true; stderr?: true }
	| { k: 'threaded'; t: number; spawn: string; thread: number }
	| { k: 'reap'; t: number; spawn: string; code: number | null; signal: string | null }
	| OutLine
	| FloodLine
	| { k: 'mark'; t: number; name: string; detail?: Json; at?: string }
	| { k: 'error'; t: number; name: string; message: string; at?: string }
	| { k: 'block'; t: number; why: string; us: number }
	/** So many events, the first at `t`, are not written. */
	| { k: 'left'; t: number; what: EventKind; count: number }
	| { k: 'exit'; t: number; code: number };

export interface SpawnLine {
	k: 'spawn';
	t: number;
	spawn: string;
	file: string;
	argv: string[];
	/** The parent's descriptors that become the child's 1 and 2. */
	inherits?: (1 | 2 | null)[];
	at?: string;
}

export interface BeginLine {
	k: 'begin';
	t: number;
	/** Seconds since the process began. */
	up: number;
	/** The token of the spawn that made it. */
	spawn: string;
	pid: number;
	ppid: number;
	/** `threadId`, in a thread. */
	thread?: number;
	argv: string[];
	execArgv: string[];
	node: string;
	/** What its descriptors 1 and 2 are: equal where two processes write to the same open file. */
	fds?: [string?, string?];
}

export interface OutLine {
	k: 'out';
	t: number;
	fd: 1 | 2;
	text?: string;
	base64?: string;
	at?: string;
	/** Written to the descriptor itself. */
	direct?: true;
}

/** Since the last such line so many writes were made that are not written here one by one. */
export interface FloodLine {
	k: 'flood';
	t: number;
	fd: 1 | 2;
	count: number;
	bytes: number;
}
