import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A draft that is older than this was left by a process that was killed, milliseconds. */
const LEFT = 60_000;

/** How a file is written where not as usual. */
interface How {
	/** Who may do what with it. */
	mode?: number;
	/** Asked at the last instant; where it says no, nothing is written. */
	still?(): boolean;
}

/**
 * Writes a file whole or not at all: its draft is on the disk before it takes the file's name, at one instant. Who is killed
 * leaves the file as it was, and at most a draft, which a later call removes. Gives whether it was written.
 */
export async function writeWhole(file: string, content: string | Buffer, how: How = {}): Promise<boolean> {
	const { mode = 0o600, still = () => true } = how;
	removeLeft(file);
	const draft = `${file}.${randomBytes(4).toString('hex')}.draft`;
	try {
		const open = await fs.promises.open(draft, 'wx', mode);
		try {
			await open.writeFile(content);
			await open.sync();
		} finally {
			await open.close();
		}
		if (!still()) return false;
		fs.renameSync(draft, file);
		return true;
	} finally {
		fs.rmSync(draft, { force: true });
	}
}

function removeLeft(file: string): void {
	const { dir, base } = path.parse(file);
	for (const name of fs.readdirSync(dir)) {
		if (!name.startsWith(`${base}.`) || !/\.[0-9a-f]{8}\.draft$/.test(name)) continue;
		const draft = path.join(dir, name);
		const stat = fs.statSync(draft, { throwIfNoEntry: false });
		if (stat && Date.now() - stat.mtimeMs > LEFT) fs.rmSync(draft, { force: true });
	}
}
