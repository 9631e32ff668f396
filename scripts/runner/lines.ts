/** The lines that the probe writes: one file per process or thread, one JSON object per line. `t` in absolute microseconds. */
import type { EventKind, Json } from '../recording/types.ts';

export type Line = AnyLine & Measured;

/** Added to any line: `l` where it is not that of the line before, `c` with it now and then. */
export interface Measured {
	/** CPU time of the thread so far, microseconds. */
	c?: number;
	/** When both were read, where that is not `t`. */
	m?: number;
	/** The event loop neither turned nor was idle since the line with which the number began. */
	l?: number;
	/** With another `l`: so often the loop has turned, and looked for something to do, since the last line with one. */
	p?: number;
}

type AnyLine =
	| BeginLine
	| { k: 'running'; t: number }
	| SpawnLine
	/** `files`: what the pipes from its parent are called by the child, where that was seen. */
	| { k: 'spawned'; t: number; spawn: string; pid?: number; failed?: boolean; files?: Record<number, string> }
	| ThreadLine
	| { k: 'threaded'; t: number; spawn: string; thread: number }
	| { k: 'online'; t: number; spawn: string }
	| ReapLine
	| ExecveLine
	| LockLine
	| SignalLine
	| OutLine
	| FloodLine
	| EndLine
	| BytesLine
	/** The lane does no more with an end. */
	| { k: 'closed'; t: number; end: number }
	/** The client's end of a unix socket is in its server's queue by now. */
	| { k: 'connected'; t: number; end: number }
	/** It was not connected after all. */
	| { k: 'unconnected'; t: number; end: number }
	| { k: 'mark'; t: number; name: string; detail?: Json; at?: string }
	| { k: 'error'; t: number; name: string; message: string; at?: string }
	/** `spawn`: the child that was waited for. */
	| { k: 'block'; t: number; why: string; us: number; spawn?: string }
	| SendLine
	| ReceiveLine
	| JoinLine
	/** What came with `workerData`. */
	| (CarriedPorts & { k: 'given'; t: number })
	/** So many events, the first at `t`, are not written. */
	| { k: 'left'; t: number; what: EventKind; count: number }
	| { k: 'abort'; t: number; at?: string }
	| { k: 'exit'; t: number; code: number; why?: string; at?: string };

export interface SpawnLine {
	k: 'spawn';
	t: number;
	spawn: string;
	file: string;
	argv: string[];
	/** The parent's descriptors that become the child's 1 and 2. */
	inherits?: (1 | 2 | null)[];
	/** It has a channel for messages. */
	ipc?: true;
	/** The child's descriptors that are pipes from its parent. */
	pipes?: number[];
	/** Those that are ends which the parent had, by their numbers. */
	gives?: Record<number, number>;
	/** It leads a group of its own. */
	detached?: true;
	/** The parent waits for it, and does nothing else. */
	sync?: true;
	at?: string;
}

/** The parent learns of an end; `why` where the parent knows more, `at` where it made the end. */
export interface ReapLine {
	k: 'reap';
	t: number;
	spawn: string;
	code: number | null;
	signal: string | null;
	why?: string;
	at?: string;
}

/** The process is about to replace its program; what comes has this token. */
export interface ExecveLine {
	k: 'execve';
	t: number;
	spawn: string;
	file: string;
	argv: string[];
	at?: string;
}

/** A step of waiting or locking: of a cell of shared memory, of a Web Lock (`web`) or of a lock that the program names. */
export interface LockLine {
	k: 'wait' | 'wake' | 'hold' | 'release' | 'notify';
	t: number;
	/** The lane's own name for the buffer, and the index. */
	cell?: [string, number];
	lock?: string;
	web?: true;
	/** Others may hold it too. */
	shared?: true;
	/** Of `notify`: how many it woke. */
	result?: string | number;
	at?: string;
}

/** `kill`: is about to be sent, `pid` as for kill(2). `signal`: is delivered to listeners. */
export type SignalLine =
	| { k: 'kill'; t: number; pid: number; signal: string; at?: string }
	| { k: 'signal'; t: number; signal: string };

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
	/** What Linux calls the thread that runs it. */
	tid?: number;
	argv: string[];
	execArgv: string[];
	node: string;
	/** What its descriptors 1 and 2 are: equal where two processes write to the same open file. */
	fds?: [string?, string?];
	/** What 0, 1, 2 and those that its parent gave it beyond are: `pipe:…` or `socket:…`, the same for the same end. */
	ends?: Record<number, string>;
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
	/** When the first of them was made. */
	since: number;
	count: number;
	bytes: number;
}

/** An end of a byte stream, by a number of the lane's own. */
export interface EndLine {
	k: 'end';
	t: number;
	end: number;
	/** The parent's end of a child's descriptor. */
	child?: { spawn: string; fd: number };
	/** A descriptor, and what it leads to: see `ends` of BeginLine. */
	fd?: number;
	file?: string;
	/** A named pipe. */
	fifo?: boolean;
	/** The addresses of a TCP connection. */
	local?: string;
	remote?: string;
	tls?: true;
	/** The path of a unix socket. */
	unix?: string;
	/** Of a client's unix socket the line comes before it connects. */
	role?: 'client' | 'server';
}

/** Bytes `from` to `to` that the lane itself wrote to an end, or read from it. */
export interface BytesLine {
	k: 'write' | 'read';
	t: number;
	end: number;
	from: number;
	to: number;
	preview?: string;
	/** All of what was read from standard input. */
	text?: string;
	base64?: string;
	/** More than one write, the first at `t`; or more than one read, the last at `t`. */
	merged?: true;
	at?: string;
}

/** A thread was asked for; what goes to it with `workerData`. */
export interface ThreadLine extends CarriedPorts {
	k: 'thread';
	t: number;
	spawn: string;
	file?: string;
	name?: string;
	at?: string;
	stdout?: true;
	stderr?: true;
}

/** What moves with a message: where in it, and what the lane calls it. Ports in the order in which they were transferred. */
export interface CarriedPorts {
	/** How many messages the port had sent and received in the lane that sends it. No name where it is no port of the program's. */
	ports?: [path: string | null, ch: string | null, sent?: number, received?: number][];
	buffers?: [path: string, id: string][];
}

/** The `n`-th message that the lane sent by one of its channels. See `probe/ports.cjs` and `probe/ipc.cjs` for `ch`. */
export interface SendLine extends CarriedPorts {
	k: 'send';
	t: number;
	ch: string;
	n: number;
	bytes?: number;
	preview?: string;
	at?: string;
}

/** The `n`-th message that came by one of its channels. */
export interface ReceiveLine extends CarriedPorts {
	k: 'recv';
	t: number;
	ch: string;
	n: number;
	/** Of a broadcast. */
	preview?: string;
	/** Where the program takes it itself. */
	at?: string;
}

/** A BroadcastChannel was made. */
export interface JoinLine {
	k: 'join';
	t: number;
	ch: string;
	name: string;
}
