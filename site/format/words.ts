/** What the page about the format says of each part of it. Types hold it to be complete. */
import type { EventKind } from '../../scripts/recording/types.ts';

/** Each kind of event, in a line. */
export const KINDS: Record<EventKind, string> = {
	start: 'The lane begins: a process was asked for, a thread was constructed. It is the first event of every lane.',
	exec: 'The process replaced its program and goes on with another, in the same lane.',
	exit: 'The lane ends. `reaped` is when its parent learned of it; `why` says more than the code does, where more is known.',
	spawn: 'The lane started another one, `child`.',
	out: 'Text, or bytes as `base64`, was written to `fd`. `arrived` is when it came out at the terminal. Where it went to another lane there are `channel`, `from` and `to` instead.',
	in: 'Text or bytes were read from `fd`.',
	send: 'A message left, or bytes of a stream. `preview` is the beginning of what was sent.',
	receive: 'The message with this name came, or bytes of a stream were read.',
	wait: 'The lane began to wait for what `on` names.',
	wake: 'It waits no more; `result` says how that ended.',
	hold: 'It holds what `on` names. A wait that ends with a hold needs no `wake`.',
	release: 'It let go of it. `Atomics.notify` is a `release` too: `result` is how many it woke.',
	block: 'The thread, or its event loop, stood still for `us` microseconds from here on.',
	cpu: 'The CPU time, `us`, that the lane used since its last event of this kind, or since its start.',
	state:
		'The lane begins its own code (`running`), is known to its parent (`online`), was stopped, has ended unnoticed (`zombie`), or has lost its parent (`orphaned`) and now has `parent`.',
	signal: 'A signal was sent, if there is a `to`; else it came.',
	error: 'An error that nothing caught, or a rejection that nothing handled.',
	mark: "The program's own word for a moment: `performance.mark(name, { detail })`. A detail of more than 100 levels is kept as text.",
	dropped: '`count` events of the kind `what` were left out of this lane from here on; `bytes` where output was cut.',
};

/** The forms of a channel, and what each stands for. */
export const CHANNELS: [form: string, says: string][] = [
	['P1>P2', 'Messages from process P1 to process P2.'],
	['P1>P1.T1', 'Messages to a thread from the lane that started it; `P1.T1>P1` is the way back.'],
	[
		'port:P1.2a',
		'The second MessageChannel that P1 made, from its `port1` to its `port2`; `port:P1.2b` is the way back. The name stays when a port moves to another lane.',
	],
	['broadcast:news@P1', 'The BroadcastChannel `news` of process P1: one send, any number of receives.'],
	['P2>P1#stdout', 'A byte stream: what P2 prints and P1 reads. So too `#stdin`, `#stderr`, `#fd3`.'],
	[
		'P1>P2#tcp1',
		'A byte stream over a socket; `#unix1` over one with a path, `#pipe1` between two that others started, `#fifo1` over a named pipe.',
	],
	['outside>P1', 'The other end is no lane of this run.'],
];

/** What can be waited for and held. */
export const WAITED: [form: string, says: string][] = [
	['atomics:s1[0]', 'Element 0 of the shared memory s1, the first that was waited for in the run.'],
	['lock:seats@P1', 'The Web Lock `seats` of process P1.'],
	['lock:seats', 'A lock that the program names.'],
	['child:P2', 'The end of process P2; `child:any` that of any child, where none came in that time.'],
];

/** What holds in every recording, beyond its schema. */
export const RULES = [
	'Lanes form one tree: P1 is the program, every other lane has a parent, and a thread belongs to its process.',
	'Every lane starts and ends. After its end only what was still on its way is told: output, a state, what was left out.',
	'What is received was sent, and not later. A message is received once, unless it was broadcast.',
	'The ranges of each end of a byte stream come in order and do not overlap; nothing is read before it was written.',
	'A wake ends a wait, a release ends a hold. Two lanes may hold one lock at once: then the program is wrong, and not the recording.',
	'A thread uses no more CPU time than there was time.',
	'A stop ends before the next one begins; a zombie has ended.',
	'A partner may be missing where that is explained: it was left out, was outside the run, is not Node, or was ended in the middle.',
];
