/** How a run ends: by itself, when it is asked to, or when it is made to. Afterwards nothing of it is alive. */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, Recording } from '../recording/types.ts';
import { clock } from './clock.ts';
import { endAll } from './end-all.ts';
import type { Marks } from './processes.ts';
import type { Program } from './program.ts';
import type { Record } from './record.ts';

export interface Ending {
	/** SIGTERM, 300 ms, SIGKILL. */
	stop(cause: 'stopped' | 'timeout'): void;
	/** SIGKILL: what has got out of hand is not asked. */
	halt(cause: 'output' | 'processes' | 'memory' | 'kernel'): void;
	/** Hands a signal on to the program. */
	kill(signal: NodeJS.Signals): void;
	/** Nothing will be read any more. */
	readonly over: boolean;
	done: Promise<Recording>;
}

const TERM_MS = 300;
/** Plain Node returns when the program has ended. Its children are given this long to end as well before they are made to. */
const GRACE_MS = 250;
/** Pipes that nobody of the run holds any more close at once; one that somebody else holds is given up after this. */
const CLOSE_MS = 500;
/** The parent's line of a child's end, then the child's file, then a lane that waited for its parent's file. */
const ROUNDS = 3;
/** What a terminal sends, it sends to the whole group. */
const TO_GROUP = ['SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGTSTP'];

/** Waits for the program's end; `ended` is called when nothing of the run is alive. */
export function watchEnding(program: Program, marks: Marks, recorder: Record, ended: () => void): Ending {
	const { streams, pid, dir } = program;
	const { assembly } = recorder;
	let cause: Exit['cause'];
	let exited = false;
	let over = false;

	function stop(why: 'stopped' | 'timeout'): void {
		if (cause !== undefined || exited) return;
		cause = why;
		tell(pid, 'SIGTERM');
		signal(-pid, 'SIGTERM');
		setTimeout(() => exited || killAll(), TERM_MS).unref();
	}

	function halt(why: 'output' | 'processes' | 'memory' | 'kernel'): void {
		if (cause !== undefined || exited) return;
		cause = why;
		void killAll();
	}

	/** What cannot be killed is reported by finish(), which tries the same again. */
	function killAll(): Promise<void> {
		return endAll(marks, 0, (killed) => tell(killed, 'SIGKILL')).catch(() => {});
	}

	function kill(name: NodeJS.Signals): void {
		if (exited) return;
		tell(pid, name);
		signal(TO_GROUP.includes(name) ? -pid : pid, name);
	}

	function tell(target: number, name: NodeJS.Signals): void {
		const lane = assembly.lanes.find((each) => each.process === each && !each.ended && each.lane.pid === target);
		if (!lane) return;
		lane.killed ||= name === 'SIGKILL';
		assembly.event(lane, { kind: 'signal', signal: name, from: 'runner' }, clock());
	}

	async function finish(): Promise<Recording> {
		const { code, signal, t } = await program.ended;
		exited = true;
		if (signal === 'SIGKILL' && (program.group?.memoryEnds() ?? 0) > 0) cause ??= 'memory';
		const failure: unknown = await endAll(marks, cause === undefined ? GRACE_MS : 0, (killed) =>
			tell(killed, 'SIGKILL'),
		).then(
			() => undefined,
			(error) => error,
		);
		await Promise.race([program.closed, sleep(CLOSE_MS, undefined, { ref: false })]);
		await recorder.kernel?.ended();
		over = true;
		ended();
		streams[1].destroy();
		streams[2].destroy();
		for (let round = 0; round < ROUNDS; round++) recorder.settle(true);
		const killedWith = signal === 'SIGKILL' ? signal : null;
		assembly.end(assembly.root, { code, signal, reaped: t });
		for (const lane of assembly.lanes) {
			if (lane.killed) assembly.end(lane, { code: null, signal: 'SIGKILL', seen: 'exact' });
			// What is gone without a word, with the first process, had the same signal: sent to the whole group.
			else assembly.end(lane, { code: lane.ownEnd?.code ?? null, signal: lane.ownEnd ? null : killedWith });
		}
		rmSync(dir, { recursive: true, force: true });
		const recording = recorder.finish({ code, signal, ...(cause && { cause }) });
		// The stream has its end all the same: who reads it does not wait for what cannot be ended.
		if (failure !== undefined) throw failure;
		return recording;
	}

	return {
		stop,
		halt,
		kill,
		get over() {
			return over;
		},
		done: finish(),
	};
}

/** Windows has no groups: there the first process alone gets it. */
function signal(target: number, name: NodeJS.Signals): void {
	try {
		process.kill(process.platform === 'win32' ? Math.abs(target) : target, name);
	} catch {
		// Gone already.
	}
}
