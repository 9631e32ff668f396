/** The reading ends of a program's standard output and error. */
import type { ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { RunDirectory } from './run-directory.ts';

export interface Outlets {
	/** What the child is given as its descriptors 1 and 2. */
	stdio: [number, number] | ['pipe', 'pipe'];
	/** To be called when it was started, or could not be: our copies of its ends are closed. */
	opened(child: ChildProcess): Record<1 | 2, Readable>;
}

/** Named pipes where there are any, else Node's own. */
export function outlets({ pipes }: RunDirectory): Outlets {
	if (!pipes) {
		return {
			stdio: ['pipe', 'pipe'],
			opened: ({ stdout, stderr }) => ({ 1: stdout as Readable, 2: stderr as Readable }),
		};
	}
	// A pipe opens for reading at once only so; it is never without a writer then, until the last one of the run is gone.
	const read = pipes.map((pipe) => openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK));
	const write = pipes.map((pipe) => openSync(pipe, constants.O_WRONLY));
	return {
		stdio: [write[0] as number, write[1] as number],
		opened() {
			for (const fd of write) closeSync(fd);
			const [out, err] = read.map((fd) => new Socket({ fd, readable: true, writable: false }));
			return { 1: out as Readable, 2: err as Readable };
		},
	};
}
