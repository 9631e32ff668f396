/** What events are about, in a reader's words: locks, cells, ends of processes, channels. */
import type { EventOf, Recording } from '../recording/types.ts';
import { laneName } from './lane-names.ts';

/** What is waited for or held: `lock:seats` is "seats", a cell of shared memory `s1[0]`, `child:P2` the end of that child. */
export function thing(on: string, recording: Pick<Recording, 'lanes'>): string {
	const [, kind, name] = /^(lock|atomics|child):(.*)$/s.exec(on) ?? [];
	if (kind === 'atomics') return `shared ${name}`;
	if (kind === 'child') return name === 'any' ? 'the end of a child' : `the end of ${laneName(recording, name ?? '')}`;
	// A Web Lock is of one process: `L@P1`.
	return kind === 'lock' ? `"${name?.replace(/@P\d+$/, '')}"` : on;
}

/** To whom a message goes, or from whom it came; empty where the channel does not name a lane. */
export function peerWords({ kind, channel }: EventOf<'send' | 'receive'>, recording: Pick<Recording, 'lanes'>): string {
	const broadcast = /^broadcast:(.*)@/.exec(channel)?.[1];
	if (broadcast !== undefined) return kind === 'send' ? ` to all at "${broadcast}"` : ` from "${broadcast}"`;
	const [, from, to] = /^([^:>#]+)>([^#]+)/.exec(channel) ?? [];
	if (from === undefined || to === undefined) return '';
	const peer = kind === 'send' ? to : from;
	const name = peer === 'outside' ? 'outside the run' : laneName(recording, peer);
	return kind === 'send' ? ` to ${name}` : ` from ${name}`;
}
