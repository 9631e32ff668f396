/** Channels of messages by their two directions, and the ports that are their ends. */
import type { Spawn } from './known-lane.ts';
import type { ReceiveLine } from './lines.ts';
import type { Carried } from './messages.ts';

/** One direction of a channel. */
export interface Direction {
	/** `P1>P2`, `port:P1.2a` */
	channel: string;
	/** All that was sent, and told of by its sender, has a lower number. */
	next: number;
	/** What was sent and not received yet, by number. */
	sent: Map<number, { told: boolean; carried?: Carried | undefined }>;
	/** What was received though nobody is known to have sent it. */
	early: Map<number, { file: string; line: ReceiveLine }>;
	/** Several processes send into it, or read from it: which one it was that read a message cannot be seen. */
	shared?: true;
	/** Nobody who reports sends into it. */
	outside?: true;
}

/** An end of a channel, in the lane where it is now. */
export interface Port {
	out: Direction;
	into: Direction;
	/** What it had sent and received before it came to its lane. */
	sent: number;
	received: number;
}

/** A message's id. */
export function through({ channel }: Direction, n: number): string {
	return `${channel}#${n}`;
}

/** The ports of the n-th MessageChannel that a lane made: what port1 sends is in `…a`. */
export function ownChannel(lane: string, n: number): { a: Port; b: Port } {
	const [a, b] = [direction(`port:${lane}.${n}a`), direction(`port:${lane}.${n}b`)];
	return { a: port(a, b), b: port(b, a) };
}

/** The end of the channel between a process or thread and the one that started it. */
export function spawnChannel(spawn: Spawn, side: 'above' | 'below'): Port {
	if (!spawn.channel) {
		const [above, below] = [spawn.parent?.lane.id ?? 'outside', spawn.lane?.lane.id ?? 'outside'];
		spawn.channel = { down: direction(`${above}>${below}`), up: direction(`${below}>${above}`), users: 0 };
	}
	const { channel } = spawn;
	if (side === 'above') return port(channel.down, channel.up);
	// The channel's descriptor was handed on: by execve, or to a process below the child.
	if (++channel.users > 1) channel.up.shared = channel.down.shared = true;
	return { ...port(channel.up, channel.down), sent: channel.up.next };
}

/** Stands for the ends of channels, in this lane, of which nothing is known. */
export function strayChannel(lane: string): Port {
	return port({ ...direction(`${lane}>outside`), shared: true }, { ...direction(`outside>${lane}`), outside: true });
}

function direction(channel: string): Direction {
	return { channel, next: 0, sent: new Map(), early: new Map() };
}

function port(out: Direction, into: Direction): Port {
	return { out, into, sent: 0, received: 0 };
}
