/** A process or thread of the run, and the spawn that made it, as far as they are known. */
import type { Lane, RunEvent } from '../recording/types.ts';
import type { Direction } from './ports.ts';

export interface KnownLane {
	lane: Lane;
	/** Its own process; itself, where it is one. */
	process: KnownLane;
	parent?: KnownLane;
	/** A process's descriptors 1 and 2, by identity. Absent until it has reported; inherited, for programs that are not Node. */
	fds?: (string | undefined)[];
	/** Where it reports. */
	files: string[];
	/** The streams of a thread that its parent reads itself. */
	owned: OwnedStreams;
	/** When it was asked for, absolute microseconds. */
	start: number;
	/** The first process of its process group. */
	group: KnownLane;
	/** What Linux calls its thread. Absent until it has reported, and where it cannot. */
	tid?: number;
	/** The lane's latest moment so far, absolute microseconds. */
	last: number;
	/** What it said of its own end. */
	ownEnd?: { t: number; code: number } & Reason;
	/** Since when it is seen stopped, absolute microseconds. */
	stopped?: number;
	/** What its parent is was concluded. */
	inferred?: true;
	/** When its parent learned of its end, absolute microseconds. */
	learned?: number;
	/** When the kernel saw it end, absolute microseconds. */
	gone?: number;
	/** The kernel told of the program that it is now, which has not reported yet. */
	became?: true;
	/** Why it ends, as others know. */
	why?: Reason;
	ended: boolean;
	/** The runner sent it SIGKILL. */
	killed?: boolean;
	/** The kernel tells of it: what it executes, and how it ends. */
	kernel?: true;
	threads: number;
}

/** Why a lane ends, and the place in the program that ends it. */
export interface Reason {
	why?: string;
	at?: string;
}

export interface OwnedStreams {
	1?: true;
	2?: true;
}

export interface Spawn {
	kind: 'process' | 'thread';
	/** Absent for the run's first process. */
	parent?: KnownLane;
	/** Absolute microseconds. */
	t: number;
	file: string;
	argv: string[];
	name: string;
	at?: string;
	owned: OwnedStreams;
	/** The parent's descriptors that become the child's 1 and 2. */
	inherits?: (1 | 2 | null)[];
	/** It leads a process group of its own. */
	detached?: true;
	/** Its parent waits for it. */
	sync?: true;
	/** It is the same process with another program, whose `exec` has been told. */
	execed?: true;
	/** A process with a channel for messages to its parent. */
	ipc?: true | undefined;
	/** Node has reported under its token. */
	begun?: true;
	/** Only the kernel saw it. */
	kernel?: true;
	pid?: number;
	lane?: KnownLane;
	/** Of messages between it and its parent. */
	channel?: { down: Direction; up: Direction; users: number };
}

/** An event without its moment and its lane. */
export type EventBody = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 't' | 'lane'> : never) : never;
