import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { privateFolder, writePrivate } from './token.ts';

/**
 * The address of a file that leads a browser to the launch URL. Who starts a browser gives it this address: other users of
 * the machine can read the arguments of its processes, and would find the token there, but they cannot read the file.
 */
export function launchPage(root: string, launchUrl: string): string {
	const file = path.join(privateFolder(root), 'open.html');
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
