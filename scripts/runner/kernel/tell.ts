/** What the kernel's lines mean for the lane of a process: its events. What a Node process does, its probe tells. */
import type { EventBody, KnownLane } from '../known-lane.ts';
import { isNode } from '../names.ts';
import type { SeenBytes } from '../streams.ts';
import { execArguments, isLook, killArguments, transferOf, waitStatus, waitTarget } from './arguments.ts';
import type { Call, KernelLine } from './lines.ts';
import { isNodeNow, type KernelProcess, type Told } from './process.ts';

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
		if (!isNodeNow(process) && signal !== 'SIGCHLD') add({ kind: 'signal', signal, ...senderOf(process, line) });
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

	function senderOf(_process: KernelProcess, { sender, code, signal }: KernelLine & { k: 'signal' }) {
		// Nobody sends a broken pipe or a timer's end, though the kernel says that the process itself does.
		if (sender === undefined || !/^SI_(USER|TKILL|QUEUE)$/.test(code) || signal === 'SIGPIPE') return {};
		return { from: nameOfSender(find(sender), sender) } as const;
	}

	function nameOfSender(sender: KernelProcess | undefined, pid: number): string {
		return sender?.lane?.lane.id ?? (pid === process.pid ? 'runner' : 'outside');
	}

	function end(process: KernelProcess, lane: KnownLane, add: Add): void {
		const { gone, waits, killer } = process;
		if (!gone) return;
		if (waits && waits.on === undefined) add({ kind: 'wait', on: 'child:any' }, waits.t);
		if (killer?.lane && gone.signal === 'SIGKILL' && !isNodeNow(process)) {
			add({ kind: 'signal', signal: 'SIGKILL', from: killer.lane.lane.id });
		}
		lane.gone = Math.max(gone.t, process.born);
	}

	function begin(process: KernelProcess, line: KernelLine & { k: 'begun' }, add: Add): void {
		const { name, args, t } = line;
		if (KILLS.has(line.name)) aimed(process, line);
		if (!WAITS.has(name) || isLook(args) || isNodeNow(process)) return;
		process.waits = { t };
		const on = childWaitedFor(process, waitTarget(name, args));
		if (!on) return;
		process.waits.on = on;
		add({ kind: 'wait', on });
	}

	/** One child alone can be meant where it is named, or where there is no other. */
	function childWaitedFor({ children }: KernelProcess, pid: number | undefined): string | undefined {
		const left = [...children].filter(({ reaped }) => reaped === undefined);
		const child = pid === undefined ? (left.length === 1 ? left[0] : undefined) : left.find((each) => each.pid === pid);
		return child?.lane ? `child:${child.lane.lane.id}` : undefined;
	}

	function returned(process: KernelProcess, lane: KnownLane, call: Call, add: Add): void {
		if (WAITS.has(call.name)) waited(process, call, add);
		else if (call.name === 'rt_sigsuspend') process.slept = { t: call.t, to: call.to };
		else if (KILLS.has(call.name)) sent(process, call, add);
		else if (EXECS.has(call.name) && call.result === 0) executed(process, lane, call, add);
		// What the copy of Node does before it executes its program is Node's own affair.
		else if (/^(write|read)v?$/.test(call.name) && !isNodeNow(process) && process.fresh !== 'spawned')
			transferred(lane, process, call);
	}

	function waited(process: KernelProcess, { name, args, t, to, result, error }: Call, add: Add): void {
		const { waits, slept } = process;
		const look = isLook(args);
		const status = waitStatus(args);
		const pid = name === 'waitid' ? (result === 0 ? status.pid : undefined) : result;
		const child = pid !== undefined && pid > 0 ? [...process.children].find((each) => each.pid === pid) : undefined;
		if (!look) delete process.waits;
		if (child && status.ended) {
			child.reaped = to;
			process.children.delete(child);
		}
		if (isNodeNow(process)) return;
		if (!child) {
			if (waits?.on && !look) add({ kind: 'wake', on: waits.on, result: error ?? 'interrupted' }, to);
			return;
		}
		const on = child.lane ? `child:${child.lane.lane.id}` : 'child:any';
		const [from, until] = look ? [slept?.t, slept?.to] : [t, to];
		delete process.slept;
		// A look alone waits for nothing.
		if (from === undefined || until === undefined) return;
		if (waits?.on === undefined || look) add({ kind: 'wait', on }, from);
		add({ kind: 'wake', on: look ? on : (waits?.on ?? on), result: status.result }, until);
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

	/** What is read has arrived when the call returns. */
	function transferred(lane: KnownLane, { born }: KernelProcess, { name, args, t, to, result = 0 }: Call): void {
		const transfer = result > 0 ? transferOf(args) : undefined;
		if (!transfer) return;
		const way = name.startsWith('write') ? 'write' : 'read';
		const bytes = transfer.bytes.subarray(0, result);
		moved(lane, { ...transfer, way, t: Math.max(way === 'write' ? t : to, born), bytes, size: result });
	}

	return tell;
}

type Add = (body: EventBody, t?: number) => void;

const WAITS = new Set(['wait4', 'waitid']);
const KILLS = new Set(['kill', 'tkill', 'tgkill']);
const EXECS = new Set(['execve', 'execveat']);
