/** A process of the run as the kernel tells of it, and what is known of it so far. Moments in absolute microseconds. */
import type { KnownLane } from '../known-lane.ts';
import type { Member } from './family.ts';
import type { KernelLine } from './lines.ts';

export interface KernelProcess extends Member<KernelProcess> {
	/** Absent as long as it is not clear whether a probe tells of it. */
	lane?: KnownLane;
	/** What it executed before there was a lane. */
	program?: { file: string; argv: string[] } | undefined;
	children: Set<KernelProcess>;
	/** Node started it, and tells when it learned of its end. */
	byNode?: true;
	/** Its program is Node, by the name of what it executes; and how many files its lane had when it last executed. */
	node: boolean;
	files: number;
	/** It goes on with its parent's program, or was started by a Node that told of that: the first exec is no event. */
	fresh: 'forked' | 'spawned' | undefined;
	/** Since when it waits; for whom, where that was told; and when a signal interrupted it, where it may go on. */
	waits?: { t: number; on?: string; interrupted?: number };
	/** It slept until a signal came, as shells do that wait for any child. */
	slept?: { t: number; to: number };
	/** What it sent to a group: who gets it is seen when they do. */
	toGroup?: { t: number; signal: string };
	/** Who sent it SIGKILL. */
	killer?: KernelProcess;
	stopped?: true;
	gone?: { t: number; code: number | null; signal: string | null };
	/** Its parent has ended. */
	orphan?: true;
	/** When its parent was told of its end. */
	reaped?: number;
	/** How often it was looked at since its end, and whether that it is a zombie was told. */
	looks: number;
	zombie?: true;
}

/** A line, or that the process has a child, or that it lost its parent. */
export type Told = KernelLine | { k: 'orphaned'; t: number } | { k: 'born'; t: number; child: KernelProcess };

/** A process of which nothing more is known. */
export function newProcess(member: Member<KernelProcess>): KernelProcess {
	return { ...member, children: new Set(), node: false, files: 0, fresh: 'forked', looks: 0 };
}

/** Whether its program is Node now, so that the probe tells what it does. */
export function isNodeNow({ node, files, lane }: KernelProcess): boolean {
	return node || (lane !== undefined && lane.files.length > files);
}
