/** What lanes do by themselves: use CPU time, stand still, wait, hold locks, send signals, come online and go. Pure. */
import { cpuMeter } from './cpu.ts';
import type { EventBody, KnownLane } from './known-lane.ts';
import type { Line } from './lines.ts';
import { locks } from './locks.ts';
import { signals } from './signals.ts';
import { standstills } from './standstills.ts';

export interface Conduct {
	/** Whether the line tells of such a thing, and nothing more is to be made of it. */
	take(lane: KnownLane, line: Line): boolean;
	/** The kernel's count of a lane's CPU time, and of that in which it had something to do; microseconds since its start. */
	measured(lane: KnownLane, t: number, used: number, busy?: number): void;
	/** An event that the runner itself saw. */
	seen(lane: KnownLane, event: EventBody, t: number): void;
	settle(): void;
	/** The signal that a lane must have ended by, where nobody saw its end. */
	fatalSignal(lane: KnownLane): { signal: string; t: number } | undefined;
	/** To be called before the lane's `exit`, which comes at `t`. */
	ended(lane: KnownLane, signal: string | null, t: number): void;
}

export interface ConductOptions {
	lanes: readonly KnownLane[];
	/** The lane that came of a spawn. */
	laneOf(token: string): KnownLane | undefined;
	event(lane: KnownLane, event: EventBody, t: number): void;
	/** The same, of kinds that may come too often. */
	tell(lane: KnownLane, event: EventBody, t: number): void;
	nameOfBuffer(id: string): string;
	place(at?: string): string | undefined;
}

/** Nothing is known of any lane. */
export function conduct({ lanes, laneOf, event, tell, nameOfBuffer, place }: ConductOptions): Conduct {
	const meter = cpuMeter((lane, us, t) => event(lane, { kind: 'cpu', us }, t));
	const still = standstills((lane, us, t) => tell(lane, { kind: 'block', why: 'long task', us }, t));
	const held = locks({ event: tell, nameOfBuffer, place });
	const sent = signals({ lanes, event: tell });

	function take(lane: KnownLane, line: Line): boolean {
		if (line.c !== undefined) meter.read(lane, line.m ?? line.t, line.c);
		if (line.l !== undefined) still.read(lane, line.l, line.t, line.m, line.p);
		goesOn(lane.process, line.t);
		switch (line.k) {
			case 'running':
				still.begin(lane, line.t);
				return false;
			case 'wait':
			case 'wake':
			case 'hold':
			case 'release':
			case 'notify':
				held.take(lane, line);
				return true;
			case 'kill':
				sent.sent(lane, { ...line, at: place(line.at) });
				return true;
			case 'signal':
				sent.received(lane, line);
				return true;
			case 'online':
				online(laneOf(line.spawn), line.t);
				return true;
			case 'abort':
				lane.why = { why: 'process.abort', at: place(line.at) };
				return true;
			case 'block':
				wakeFrom(lane, line);
				return false;
			default:
				return false;
		}
	}

	/** What does something is stopped no longer, though that was not seen yet. */
	function goesOn(lane: KnownLane, t: number): void {
		if (lane.stopped === undefined || t <= lane.stopped) return;
		delete lane.stopped;
		event(lane, { kind: 'state', state: 'running' }, t);
	}

	/** Its parent may learn of it late; the thread's own last moment stays what it was. */
	function online(thread: KnownLane | undefined, t: number): void {
		if (!thread || thread.ended) return;
		const { last } = thread;
		event(thread, { kind: 'state', state: 'online' }, t);
		thread.last = last;
	}

	/** The thread waited for the child that it started in this call. */
	function wakeFrom(lane: KnownLane, { spawn, t, us }: Line & { k: 'block' }): void {
		const child = spawn === undefined ? undefined : laneOf(spawn);
		if (child) tell(lane, { kind: 'wake', on: `child:${child.lane.id}` }, t + us);
	}

	return {
		take,
		measured(lane, t, used, busy) {
			meter.read(lane, t, used);
			if (busy !== undefined) still.sample(lane, t, busy);
		},
		seen(lane, body, t) {
			if (body.kind === 'signal' && body.to === undefined) sent.told(lane, body.signal, t);
		},
		settle() {
			sent.settle();
			held.settle();
		},
		fatalSignal: sent.fatal,
		ended(lane, signal, t) {
			if (signal === null) goesOn(lane, t);
			meter.finish(lane);
			still.finish(lane);
			held.ended(lane, t);
			sent.ended(lane, signal, t);
		},
	};
}
