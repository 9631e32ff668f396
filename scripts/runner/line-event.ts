/** What a line of the probe says: an event, a write, a spawn. */
import { basename } from 'node:path';
import type { Identities } from './identities.ts';
import type { EventBody, KnownLane, Spawn } from './known-lane.ts';
import type { Line, OutLine } from './lines.ts';
import { nameOf } from './names.ts';
import type { Shorten } from './shorten.ts';
import type { Write } from './terminal.ts';

/** What more than the line is needed to understand it. */
export interface Known {
	shorten: Shorten;
	identities: Identities;
}

/** The event that a line says by itself; undefined for output, and for the lines that tell of lanes. */
export function lineEvent(line: Line, { shorten: { place } }: Known): EventBody | undefined {
	switch (line.k) {
		case 'running':
			return { kind: 'state', state: 'running' };
		case 'mark': {
			const detail = line.detail === undefined ? {} : { detail: line.detail };
			return { kind: 'mark', name: line.name, ...detail, at: place(line.at) };
		}
		case 'error':
			return { kind: 'error', name: line.name, message: line.message, at: place(line.at) };
		case 'block':
			return { kind: 'block', why: line.why, us: line.us };
		default:
			return undefined;
	}
}

/** The spawn that a line begins. */
export function lineSpawn(line: Line & { k: 'spawn' | 'thread' }, parent: KnownLane): Spawn {
	const { t, at } = line;
	if (line.k === 'spawn') {
		const { file, argv, inherits, detached, sync, ipc } = line;
		const asked = { file, argv, inherits, detached, sync, ipc };
		return { kind: 'process', parent, t, at, ...asked, name: nameOf(argv), owned: {} };
	}
	const name = line.name ?? basename(line.file ?? 'worker');
	return { kind: 'thread', parent, t, at, file: '', argv: [], name, owned: { 1: line.stdout, 2: line.stderr } };
}

/** The write that a line tells of. */
export function lineWrite({ t, fd, text, base64, at, direct }: OutLine, { place }: Shorten): Write {
	const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text);
	return { t, fd, bytes, at: place(at), direct };
}
