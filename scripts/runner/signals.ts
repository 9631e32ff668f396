/** Joins the signals that lanes send with those that lanes receive. Pure. */
import type { EventOf } from '../recording/types.ts';
import type { KnownLane } from './known-lane.ts';

export interface Signals {
	/** A lane sends a signal to a process, or to a group where `pid` is negative or 0. */
	sent(lane: KnownLane, line: { t: number; pid: number; signal: string; at?: string }): void;
	/** A listener of the lane is about to be called. */
	received(lane: KnownLane, line: { t: number; signal: string }): void;
	/** The lane's own events tell of this signal already. */
	told(lane: KnownLane, signal: string, t: number): void;
	/** To be called after each reading of all files. */
	settle(): void;
	/** A signal that was sent to the lane at `t`, that none of its listeners got, and that ends a process which does not listen. */
	fatal(lane: KnownLane): { signal: string; t: number } | undefined;
	/** The lane ends at `t`, by a signal where there was one. */
	ended(lane: KnownLane, signal: string | null, t: number): void;
}

export interface SignalsOptions {
	lanes: readonly KnownLane[];
	event(lane: KnownLane, event: Omit<EventOf<'signal'>, 't' | 'lane'>, t: number): void;
}

interface Sent {
	to: KnownLane;
	signal: string;
	t: number;
	/** Absent where the receiver's own events tell of it. */
	from?: string;
}

interface Received {
	lane: KnownLane;
	signal: string;
	t: number;
	settles: number;
}

/** What a process gets over that does not listen. */
const HARMLESS = new Set([...['SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU', 'SIGURG', 'SIGWINCH']]);

/** More than so many signals that nobody receives are not kept. */
const MOST = 1000;
/** A receiver's file may be read before the sender's, but not twice. */
const SETTLES = 2;

/** Nothing has been sent. */
export function signals({ lanes, event }: SignalsOptions): Signals {
	const flying: Sent[] = [];
	let unmatched: Received[] = [];

	function send(sent: Sent): void {
		flying.push(sent);
		if (flying.length > MOST) flying.shift();
	}

	function take(lane: KnownLane, signal: string, t: number): Sent | undefined {
		const index = flying.findIndex((sent) => sent.to === lane && sent.signal === signal && sent.t <= t);
		return index < 0 ? undefined : flying.splice(index, 1)[0];
	}

	/** Whether it was told. Where it is not known who sent it, not even when it comes again, it is told without. */
	function match({ lane, signal, t }: Received, last: boolean): boolean {
		const sent = take(lane, signal, t);
		if (sent?.from !== undefined) event(lane, { kind: 'signal', signal, from: sent.from }, t);
		else if (!sent && last) event(lane, { kind: 'signal', signal }, t);
		return sent !== undefined || last;
	}

	return {
		sent(lane, { t, pid, signal, at }) {
			const from = lane.lane.id;
			const targets = targetsOf(lane, pid, lanes);
			for (const to of targets) {
				send({ to, signal, t, from });
				event(lane, { kind: 'signal', signal, to: to.lane.id, at }, t);
			}
			if (targets.length === 0) event(lane, { kind: 'signal', signal, to: 'outside', at }, t);
		},
		received(lane, { t, signal }) {
			const received = { lane, signal, t, settles: 0 };
			if (!match(received, false)) unmatched.push(received);
		},
		told(to, signal, t) {
			// Who sent it may have told of that before.
			take(to, signal, t);
			send({ to, signal, t });
		},
		settle() {
			unmatched = unmatched.filter((received) => !match(received, ++received.settles >= SETTLES));
		},
		fatal: (lane) => flying.findLast(({ to, signal }) => to === lane && !HARMLESS.has(signal)),
		ended(lane, signal, t) {
			for (const received of unmatched) if (received.lane === lane) match(received, true);
			unmatched = unmatched.filter((received) => received.lane !== lane);
			if (signal !== null && lane.process === lane) match({ lane, signal, t, settles: 0 }, true);
			for (let index = flying.length - 1; index >= 0; index--) if (flying[index]?.to === lane) flying.splice(index, 1);
		},
	};
}

/** Living processes of the run. A group has the pid of its first process. */
function targetsOf(sender: KnownLane, pid: number, lanes: readonly KnownLane[]): KnownLane[] {
	const alive = lanes.filter((lane) => lane.process === lane && !lane.ended);
	if (pid > 0) return alive.filter((lane) => lane.lane.pid === pid);
	const group = pid === 0 ? sender.process.group.lane.pid : -pid;
	return alive.filter((lane) => lane.group.lane.pid === group);
}
