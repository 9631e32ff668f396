/**
 * The bytes that programs which are not Node write and read. A read may be told before the write that it read from has
 * returned: it waits for that, so that what was written is known before what was read.
 */
import type { KnownLane } from '../known-lane.ts';
import type { SeenBytes } from '../streams.ts';
import { transferOf } from './arguments.ts';
import type { Call, KernelLine } from './lines.ts';
import type { KernelProcess } from './process.ts';

export interface Transfers {
	/** A call that may move bytes has begun, or has returned. */
	begin(process: KernelProcess, line: KernelLine & { k: 'begun' }): void;
	end(process: KernelProcess, lane: KnownLane, call: Call): void;
	/** The process is gone, and with it what it was writing. */
	gone(process: KernelProcess): void;
}

/** `moved` is told of each lane's bytes in an order in which they can have moved. */
export function transfers(moved: (lane: KnownLane, bytes: SeenBytes) => void): Transfers {
	/** What each process is writing to just now. */
	const writing = new Map<KernelProcess, string>();
	const reads = new Map<string, (() => void)[]>();
	/** When a file was written to last. The two clocks are joined anew now and then, and may turn round what is close. */
	const written = new Map<string, number>();

	function done(process: KernelProcess): void {
		const file = writing.get(process);
		writing.delete(process);
		if (file === undefined || isWritten(file)) return;
		const waiting = reads.get(file) ?? [];
		reads.delete(file);
		for (const tell of waiting) tell();
	}

	function isWritten(file: string): boolean {
		for (const other of writing.values()) if (other === file) return true;
		return false;
	}

	return {
		begin(process, { name, args }) {
			const file = name.startsWith('write') ? transferOf(args)?.file : undefined;
			if (file !== undefined) writing.set(process, file);
		},
		end(process, lane, { name, args, t, to, result = 0 }) {
			const transfer = result > 0 ? transferOf(args) : undefined;
			const way = name.startsWith('write') ? 'write' : 'read';
			if (transfer) {
				const { fd, file } = transfer;
				const bytes = transfer.bytes.subarray(0, result);
				// What is read has arrived when the call returns.
				const at = Math.max(way === 'write' ? t : Math.max(to, written.get(file) ?? 0), process.born);
				if (way === 'write') written.set(file, at);
				const tell = () => moved(lane, { way, t: at, fd, file, bytes, size: result });
				if (way === 'read' && isWritten(file)) reads.set(file, [...(reads.get(file) ?? []), tell]);
				else tell();
			}
			if (way === 'write') done(process);
		},
		gone: done,
	};
}
