import fs from 'node:fs';
import path from 'node:path';
import { privateFolder, tokenOfCheckout, writePrivate } from './token.ts';

/** Where a companion is reached. */
export interface Address {
	/** `http://127.0.0.1:4747/` */
	url: string;
	/** The same with the token in its fragment, which browsers send to nobody. For the reader's eyes and browser only. */
	launchUrl: string;
	port: number;
}

/** What a companion says of itself in `.interleave/companion.json`. */
export interface Note {
	port: number;
	pid: number;
	/** When it started, ISO 8601. */
	started: string;
	/** Drawn at each start. `/api/status` answers with it, so that another program on the port is not taken for us. */
	id: string;
}

/** The companion of this checkout that is running, if there is one. It is asked: a pid or a port alone proves nothing. */
export async function findCompanion(root: string): Promise<Address | undefined> {
	const note = readNote(root);
	if (!note) return undefined;
	const { url } = addressOf(note.port, '');
	try {
		const answer = await fetch(new URL('api/status', url), { redirect: 'error', signal: AbortSignal.timeout(2000) });
		const status = (await answer.json()) as { companion?: unknown };
		return status.companion === note.id ? addressOf(note.port, tokenOfCheckout(root)) : undefined;
	} catch {
		return undefined; // Nobody listens, or somebody who is not a companion.
	}
}

export function addressOf(port: number, token: string, origin = `http://127.0.0.1:${port}`): Address {
	const url = `${origin}/`;
	return { url, launchUrl: `${url}#token=${token}`, port };
}

/** Leaves the note for the next start to find. The result takes it away again, unless a later companion wrote its own. */
export function leaveNote(root: string, note: Note): () => void {
	writePrivate(fileOf(root), `${JSON.stringify(note)}\n`);
	return () => {
		if (readNote(root)?.id === note.id) fs.rmSync(fileOf(root), { force: true });
	};
}

function readNote(root: string): Note | undefined {
	try {
		const note = JSON.parse(fs.readFileSync(fileOf(root), 'utf8'));
		return Number.isInteger(note.port) && typeof note.id === 'string' ? note : undefined;
	} catch {
		return undefined; // Missing, or torn by hand: the companion that starts next writes it anew.
	}
}

function fileOf(root: string): string {
	return path.join(privateFolder(root), 'companion.json');
}
