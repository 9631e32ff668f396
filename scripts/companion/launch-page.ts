import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { privateFolder, writePrivate } from './token.ts';

/** A browser that has not read its page by then does not come any more, milliseconds. */
const KEPT = 600_000;

/**
 * The address of a file that leads a browser to the launch URL. Who starts a browser gives it this address: other users of
 * the machine can read the arguments of its processes, and would find the token there, but they cannot read the file. Each
 * call has a file of its own: a browser may be slow, and two be opened at once.
 */
export function launchPage(root: string, launchUrl: string): string {
	const folder = privateFolder(root);
	removeOld(folder);
	const file = path.join(folder, `open-${randomBytes(4).toString('hex')}.html`);
	writePrivate(
		file,
		`<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${launchUrl}">
<title>Interleave</title>
<a href="${launchUrl}">Open Interleave</a>
`,
	);
	return pathToFileURL(file).href;
}

function removeOld(folder: string): void {
	for (const name of fs.readdirSync(folder)) {
		const file = path.join(folder, name);
		if (!/^open(-[0-9a-f]{8})?\.html$/.test(name)) continue;
		const stat = fs.statSync(file, { throwIfNoEntry: false });
		if (stat && Date.now() - stat.mtimeMs > KEPT) fs.rmSync(file, { force: true });
	}
}
