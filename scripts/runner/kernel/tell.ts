/** What the kernel's lines mean for the lane of a process: its events. What a Node process does, its probe tells. */
import type { EventBody, KnownLane } from '../known-lane.ts';
import { isNode } from '../names.ts';
import type { SeenBytes } from '../streams.ts';
import { execArguments, killArguments } from './arguments.ts';
import type { Call, KernelLine } from './lines.ts';
import { isNodeNow, type KernelProcess, type Told } from './process.ts';
import { transfers } from './transfers.ts';
import { beginWait, endWait, giveUpWait, WAITS } from './waits.ts';

export interface TellOptions {
	/** Adds an event to a lane. */
	event(lane: KnownLane, body: EventBody, t: number): void;
	/** A lane's program is known only now. */
	renamed(lane: KnownLane, argv: string[]): void;
	/** A lane wrote to one of its descriptors, or read from it. */
	moved(lane: KnownLane, bytes: SeenBytes): void;
	/** The process that has this id now, or had it last. */
	find(pid: number): KernelProcess | undefined;
	shorten(argv: string[]): string[];
	/** The lane that has taken an orphan in. */
	adopter(process: KernelProcess): string;
}

/** Tells of a process that has its lane what the line says. */
export function teller({ event, renamed, moved, find, shorten, adopter }: TellOptions) {
	const bytes = transfers(moved);

	function tell(process: KernelProcess, line: Told): void {
		const { lane } = process;
		if (!lane || lane.ended) return;
		const add = (body: EventBody, t = line.t) => event(lane, body, Math.max(t, process.born));
		if (line.k === 'orphaned') add({ kind: 'state', state: 'orphaned', parent: adopter(process) });
		else if (line.k === 'stopped') stop(process, add);
		else if (line.k === 'signal') receive(process, line, add);
		else if (line.k === 'gone') end(process, lane, add);
		else if (line.k === 'begun') begin(process, line, add);
		else if (line.k === 'call') returned(process, lane, line, add);
	}

	function stop(process: KernelProcess, add: Add): void {
		if (!process.stopped) add({ kind: 'state', state: 'stopped' });
		process.stopped = true;
	}

	function receive(process: KernelProcess, line: KernelLine & { k: 'signal' }, add: Add): void {
		const { signal, sender, t } = line;
		// A child's end and stop are told in its own lane.
		if (!isNodeNow(process) && signal !== 'SIGCHLD') add({ kind: 'signal', signal, ...senderOf(line) });
		if (signal === 'SIGCONT' && process.stopped) {
			delete process.stopped;
			add({ kind: 'state', state: 'running' });
		}
		const from = sender === undefined ? undefined : find(sender);
		const sent = from?.toGroup;
		if (from?.lane && sent?.signal === signal && !from.lane.ended && process.lane) {
			event(from.lane, { kind: 'signal', signal, to: process.lane.lane.id }, Math.min(sent.t, t));
		}
	}

	function senderOf({ sender, code, signal }: KernelLine & { k: 'signal' }) {
		// Nobody sends a broken pipe or a timer's end, though the kernel says that the process itself does.
		if (sender === undefined || !/^SI_(USER|TKILL|QUEUE)$/.test(code) || signal === 'SIGPIPE') return {};
		return { from: nameOfSender(find(sender), sender) } as const;
	}

	function nameOfSender(sender: KernelProcess | undefined, pid: number): string {
		return sender?.lane?.lane.id ?? (pid === process.pid ? 'runner' : 'outside');
	}

	function end(process: KernelProcess, lane: KnownLane, add: Add): void {
		const { gone, killer } = process;
		if (!gone) return;
		giveUpWait(process, true, add);
		bytes.gone(process);
		if (killer?.lane && gone.signal === 'SIGKILL' && !isNodeNow(process)) {
			add({ kind: 'signal', signal: 'SIGKILL', from: killer.lane.lane.id });
		}
		lane.gone = Math.max(gone.t, process.born);
	}

	function begin(process: KernelProcess, line: KernelLine & { k: 'begun' }, add: Add): void {
		if (WAITS.has(line.name)) beginWait(process, line, add);
		else giveUpWait(process, false, add);
		if (KILLS.has(line.name)) aimed(process, line);
		if (TRANSFERS.test(line.name) && tellsBytes(process)) bytes.begin(process, line);
	}

	function returned(process: KernelProcess, lane: KnownLane, call: Call, add: Add): void {
		if (WAITS.has(call.name)) endWait(process, call, add);
		else giveUpWait(process, false, add);
		if (WAITS.has(call.name)) return;
		if (call.name === 'rt_sigsuspend') process.slept = { t: call.t, to: call.to };
		else if (KILLS.has(call.name)) sent(process, call, add);
		else if (EXECS.has(call.name) && call.result === 0) executed(process, lane, call, add);
		else if (TRANSFERS.test(call.name) && tellsBytes(process)) bytes.end(process, lane, call);
	}

	/** Who it is for may have it, or be gone, before the call returns. */
	function aimed(process: KernelProcess, { name, args, t }: Call | (KernelLine & { k: 'begun' })): void {
		const kill = killArguments(name, args);
		if (!kill) return;
		const { signal, target } = kill;
		const other = target > 0 ? find(target) : undefined;
		if (signal === 'SIGKILL' && other) other.killer = process;
		if (target <= 0 && !isNodeNow(process)) process.toGroup = { t, signal };
	}

	/** What Node sends, its probe tells. */
	function sent(process: KernelProcess, call: Call, add: Add): void {
		aimed(process, call);
		const kill = killArguments(call.name, call.args);
		if (!kill || call.result !== 0 || kill.target <= 0 || isNodeNow(process)) return;
		add({ kind: 'signal', signal: kill.signal, to: find(kill.target)?.lane?.lane.id ?? 'outside' });
	}

	function executed(process: KernelProcess, lane: KnownLane, { args, to }: Call, add: Add): void {
		const program = execArguments(args);
		if (!program) return;
		const { fresh } = process;
		const told = fresh === 'spawned' || isNodeNow(process);
		delete process.fresh;
		process.node = isNode(program.file);
		process.files = lane.files.length;
		if (told) return;
		const argv = shorten(program.argv);
		if (fresh === 'forked') renamed(lane, program.argv);
		add({ kind: 'exec', argv, seen: 'exact' }, to);
	}

	return tell;
}

/** Adds an event to the lane of the process; without a moment, at that of the line. */
export type Add = (body: EventBody, t?: number) => void;

const TRANSFERS = /^(write|read)v?$/;
const KILLS = new Set(['kill', 'tkill', 'tgkill']);
const EXECS = new Set(['execve', 'execveat']);

/** What the copy of Node does before it executes its program is Node's own affair, and what Node does, its probe tells. */
function tellsBytes(process: KernelProcess): boolean {
	return !isNodeNow(process) && process.fresh !== 'spawned';
}
