/** The names that stand for channels and for what is waited on, and the lanes in them (types.ts says what they look like). */
import type { LaneId } from './types.ts';

/** What a channel's name tells. An end is a lane, or `outside`. */
export type Channel =
	/** `P1>P2`, `P1>P2#stdin`: from one lane to another; `stream` is what stands behind the `#`. */
	| { kind: 'pair'; from: string; to: string; stream?: string }
	/** `port:P1.2a`: direction `a` of the second MessageChannel that P1 made. */
	| { kind: 'port'; maker: LaneId; number: number; side: 'a' | 'b' }
	/** `broadcast:news@P1` */
	| { kind: 'broadcast'; name: string; process: LaneId }
	| { kind: 'unknown' };

const LANE = String.raw`P\d+(?:\.T\d+)?`;
const END = `(?:${LANE}|outside)`;
const PAIR = new RegExp(`^(${END})>(${END})(?:#(.*))?$`, 's');
const PORT = new RegExp(`^port:(${LANE})\\.(\\d+)([ab])(#\\d+)?$`);
const BROADCAST = new RegExp(`^broadcast:(.*)@(${LANE})(#\\d+)?$`, 's');
const WEB_LOCK = new RegExp(`^lock:(.*)@(${LANE})$`, 's');
const CHILD = new RegExp(`^child:(${LANE}|any)$`);
const CELL = /^atomics:(.*)\[(\d+)\]$/s;

/** What the name of a channel tells. */
export function parseChannel(channel: string): Channel {
	const [, from, to, stream] = PAIR.exec(channel) ?? [];
	if (from && to) return { kind: 'pair', from, to, ...(stream !== undefined && { stream }) };
	const [, maker, number, side] = PORT.exec(channel) ?? [];
	if (maker) return { kind: 'port', maker, number: Number(number), side: side as 'a' | 'b' };
	const [, name, process] = BROADCAST.exec(channel) ?? [];
	if (process) return { kind: 'broadcast', name: name ?? '', process };
	return { kind: 'unknown' };
}

/** The same channel, or message (`P1>P2#0`), with its lanes called otherwise. */
export function renameChannel(name: string, rename: (lane: LaneId) => LaneId): string {
	const end = (lane: string) => (lane === 'outside' ? lane : rename(lane));
	return name
		.replace(PAIR, (_, from, to, rest) => `${end(from)}>${end(to)}${rest === undefined ? '' : `#${rest}`}`)
		.replace(PORT, (_, maker, number, side, rest = '') => `port:${rename(maker)}.${number}${side}${rest}`)
		.replace(BROADCAST, (_, name, process, rest = '') => `broadcast:${name}@${rename(process)}${rest}`);
}

/** What `on` of a wait or a hold stands for. */
export type Waited =
	/** `atomics:s1[0]` */
	| { kind: 'cell'; buffer: string; index: number }
	/** `lock:L@P1`: a Web Lock */
	| { kind: 'web lock'; name: string; process: LaneId }
	/** `lock:L` */
	| { kind: 'lock'; name: string }
	/** `child:P2`; `child:any` where none of those that were waited for ended. */
	| { kind: 'child'; lane: LaneId | 'any' };

/** What the name of something that is waited for, or held, tells. What has no form of ours is a lock of that name. */
export function parseWaited(on: string): Waited {
	const [, buffer, index] = CELL.exec(on) ?? [];
	if (buffer !== undefined) return { kind: 'cell', buffer, index: Number(index) };
	const [, name, process] = WEB_LOCK.exec(on) ?? [];
	if (process) return { kind: 'web lock', name: name ?? '', process };
	const [, lane] = CHILD.exec(on) ?? [];
	if (lane) return { kind: 'child', lane };
	return { kind: 'lock', name: on.replace(/^lock:/, '') };
}

/** The same `on` with its lane, or its shared buffer, called otherwise. */
export function renameWaited(
	on: string,
	lane: (lane: LaneId) => LaneId,
	buffer: (buffer: string) => string = (name) => name,
): string {
	const waited = parseWaited(on);
	if (waited.kind === 'cell') return `atomics:${buffer(waited.buffer)}[${waited.index}]`;
	if (waited.kind === 'web lock') return `lock:${waited.name}@${lane(waited.process)}`;
	return waited.kind === 'child' && waited.lane !== 'any' ? `child:${lane(waited.lane)}` : on;
}
