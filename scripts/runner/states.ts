/**
 * Looks now and then how the processes of a run are: stopped, ended and not reaped, orphaned. A look costs some microseconds
 * per process; what lasts shorter than the time between two looks is not seen. (Linux.)
 */
import type { Assembly } from './assemble.ts';
import { clock } from './clock.ts';
import type { KnownLane } from './known-lane.ts';
import { type ProcReader, procReader } from './proc-reader.ts';

export interface States {
	/** To be called at each poll. */
	look(): void;
	close(): void;
}

interface Watched {
	lane: KnownLane;
	reader: ProcReader;
	/** Its parent's id, as far as that is known. */
	parent?: number;
	orphan?: true;
	/** When that was seen first. */
	zombie?: number;
	/** That it is a zombie was told. */
	told?: true;
}

/** At one look; the others have their turn at the next. */
const MOST = 40;

/** Watches all processes of the run as long as they live. */
export function watchStates({
	lanes,
	event,
	withPid,
	root,
}: Pick<Assembly, 'lanes' | 'event' | 'withPid' | 'root'>): States {
	const watched: Watched[] = [];
	let seen = 0;
	let turn = 0;

	function look(): void {
		if (process.platform !== 'linux') return;
		for (; seen < lanes.length; seen++) open(lanes[seen] as KnownLane);
		for (let count = Math.min(MOST, watched.length); count > 0 && watched.length > 0; count--) {
			turn %= watched.length;
			const one = watched[turn] as Watched;
			const stat = one.lane.ended ? undefined : parse(one.reader.read());
			if (stat) {
				judge(one, stat);
				turn++;
			} else {
				one.reader.close();
				watched.splice(turn, 1);
			}
		}
	}

	function open(lane: KnownLane): void {
		if (lane.process !== lane || lane.ended || lane.lane.pid === undefined) return;
		const reader = procReader(`/proc/${lane.lane.pid}/stat`);
		if (reader) watched.push({ lane, reader });
	}

	function judge(one: Watched, { state, ppid }: Stat): void {
		const { lane } = one;
		const t = Math.max(clock(), lane.last);
		if (state === 'Z' || state === 'X') {
			end(one, t);
			return;
		}
		if ((state === 'T') !== (lane.stopped !== undefined)) {
			event(lane, { kind: 'state', state: state === 'T' ? 'stopped' : 'running' }, t);
			if (state === 'T') lane.stopped = t;
			else delete lane.stopped;
		}
		one.parent ??= parentOf(lane) ?? ppid;
		if (ppid === one.parent || one.orphan) return;
		one.orphan = true;
		event(lane, { kind: 'state', state: 'orphaned', parent: withPid(ppid)?.lane.id ?? 'outside' }, t);
	}

	/** A shell that is no lane may stand between a process and the lane that is taken for its parent. */
	function parentOf({ parent, inferred }: KnownLane): number | undefined {
		return inferred ? undefined : parent?.process.lane.pid;
	}

	/** The first process is our own child, and we reap it; what we kill at the end has no parent to do so. A state that has passed by the next look is not told. */
	function end(one: Watched, t: number): void {
		const { lane, zombie, told } = one;
		if (lane === root || lane.killed || told) return;
		if (zombie === undefined) {
			one.zombie = t;
			// It ended since the last look; where it told of that itself, a little before.
			if (!lane.ownEnd) lane.gone = t;
			return;
		}
		one.told = true;
		// Its threads ended with it, and may have been heard of later.
		lane.gone = lanes.reduce((last, each) => (each.process === lane ? Math.max(last, each.last) : last), zombie);
		event(lane, { kind: 'state', state: 'zombie' }, lane.gone);
	}

	return {
		look,
		close() {
			for (const { reader } of watched) reader.close();
			watched.length = 0;
		},
	};
}

interface Stat {
	state: string;
	ppid: number;
}

/** `pid (name) state ppid …`; the name may hold anything. */
function parse(text: string | undefined): Stat | undefined {
	if (text === undefined) return undefined;
	const [state = '', ppid] = text.slice(text.lastIndexOf(')') + 2).split(' ', 2);
	return { state, ppid: Number(ppid) };
}
