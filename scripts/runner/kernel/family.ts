/** Which process each thread belongs to, and which process made which. Pure. */
import { makesThread } from './arguments.ts';
import type { KernelLine } from './lines.ts';

/** A process as the kernel knows it. */
export interface Member<P> {
	pid: number;
	/** Absent for the first. */
	parent?: P;
	/** When it was asked for. */
	born: number;
}

export interface Family {
	take(line: KernelLine): void;
	/** At the end: who made a process was killed before the call returned, and is found by that. */
	settle(): void;
}

const MAKERS = new Set(['clone', 'clone3', 'fork', 'vfork']);

/**
 * Tells of each process before its lines. A child's lines may come before the return of the call that made it: they wait
 * for that. Lines that are only about a thread are told as its process's.
 */
export function family<P extends Member<P>>(
	first: P,
	make: (child: Member<P>) => P,
	tell: (process: P, line: KernelLine) => void,
): Family {
	const byThread = new Map<number, P>([[first.pid, first]]);
	const early = new Map<number, KernelLine[]>();
	/** The calls for a process that have not returned, by thread. */
	const asked = new Map<number, { by: P; t: number }>();

	function take(line: KernelLine): void {
		const process = byThread.get(line.tid);
		if (process) of(process, line);
		else if (line.k !== 'superseded') early.set(line.tid, [...(early.get(line.tid) ?? []), line]);
	}

	function of(process: P, line: KernelLine): void {
		if (line.k === 'superseded') byThread.delete(line.by);
		if (line.k === 'gone') byThread.delete(line.tid);
		// The end of a thread is not that of its process.
		if (line.k === 'gone' && line.tid !== process.pid) return;
		tell(process, line);
		if (line.k === 'begun' && MAKERS.has(line.name) && !makesThread(line.args)) {
			asked.set(line.tid, { by: process, t: line.t });
		}
		if (line.k === 'call') asked.delete(line.tid);
		if (line.k === 'call' && MAKERS.has(line.name) && line.result !== undefined && line.result > 0) {
			if (makesThread(line.args)) known(line.result, process);
			else known(line.result, make({ pid: line.result, parent: process, born: line.t }));
		}
	}

	function known(tid: number, process: P): void {
		byThread.set(tid, process);
		const lines = early.get(tid) ?? [];
		early.delete(tid);
		for (const line of lines) take(line);
	}

	return {
		take,
		settle() {
			for (const [tid, lines] of [...early]) {
				// Of a thread of the killed process nothing but its end is told.
				const [line] = lines.filter(({ k }) => k !== 'gone');
				const maker = [...asked.values()].findLast(({ t }) => t <= (line?.t ?? 0));
				if (line) known(tid, make({ pid: tid, parent: maker?.by ?? first, born: maker?.t ?? line.t }));
			}
		},
	};
}
