/** With what a lane ended: `code 1`, `signal SIGSEGV`, or `no end` where it had none. */
import type { ExitEvent, Recording } from '../../recording/types.ts';
import { lanesNamed } from '../lanes-named.ts';
import type { Reading } from '../reading.ts';

/** Reads how a lane ended: `code 0`, `signal SIGTERM`. */
export function endReading(lane: string): Reading {
	const exit = (recording: Recording): ExitEvent | undefined => {
		const [id] = lanesNamed(recording, lane);
		return recording.events.findLast((event): event is ExitEvent => event.kind === 'exit' && event.lane === id);
	};
	return {
		of(recording) {
			if (lanesNamed(recording, lane).length === 0) return undefined;
			const end = exit(recording);
			return end ? endWords(end) : endWords({});
		},
		as(recording, answer) {
			const end = exit(recording);
			const [, code] = /^code (\d+)$/.exec(answer) ?? [];
			const [, signal] = /^signal (\w+)$/.exec(answer) ?? [];
			if (!end || (code === undefined && signal === undefined)) return undefined;
			const changed = { ...end, code: code === undefined ? null : Number(code), signal: signal ?? null };
			return { ...recording, events: recording.events.map((event) => (event === end ? changed : event)) };
		},
		at: (recording) => [exit(recording)].filter((end) => end !== undefined),
	};
}

/** An end as an answer. */
export function endWords({ code, signal }: { code?: number | null | undefined; signal?: string | null | undefined }) {
	if (signal) return `signal ${signal}`;
	return code === undefined || code === null ? 'no end' : `code ${code}`;
}
