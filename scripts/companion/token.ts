import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The checkout's own folder for what a companion leaves behind. Git ignores it. */
export function privateFolder(root: string): string {
	const folder = path.join(root, '.interleave');
	fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
	return folder;
}

/**
 * The token of this checkout: 256 random bits, in a file that only its owner can read, so that tabs which are open keep
 * working when the companion starts anew. A file that others could read, or that is no such token, is replaced.
 */
export function tokenOfCheckout(root: string): string {
	const file = path.join(privateFolder(root), 'token');
	const known = readPrivate(file);
	if (known !== undefined && /^[0-9a-f]{64}$/.test(known)) return known;
	const token = randomBytes(32).toString('hex');
	writePrivate(file, token);
	return token;
}

/** Writes a file that only its owner can read: whole or not at all. */
export function writePrivate(file: string, text: string): void {
	const draft = `${file}.${randomBytes(4).toString('hex')}`;
	fs.writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
	fs.renameSync(draft, file);
}

/** Compares with a token without telling by the time it takes how much of it was right. */
export function sameToken(token: string): (given: string) => boolean {
	const wanted = digest(token);
	return (given) => timingSafeEqual(digest(given), wanted);
}

/** Undefined where the file is missing, is not a plain file, or can be read by others (Windows has no such modes). */
function readPrivate(file: string): string | undefined {
	const stat = fs.lstatSync(file, { throwIfNoEntry: false });
	if (!stat?.isFile()) return undefined;
	const own = process.platform === 'win32' || ((stat.mode & 0o077) === 0 && stat.uid === process.getuid?.());
	return own ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
