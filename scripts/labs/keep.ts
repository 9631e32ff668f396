import fs from 'node:fs';
import path from 'node:path';
import { writeRecording } from '../recording/stored.ts';
import type { Recording } from '../recording/types.ts';
import type { Lab } from './load.ts';

/** Keeps a run that someone must look at, outside of git; gives the file relative to the checkout. */
export function keep(lab: Lab, recording: Recording): string {
	const file = path.posix.join('.interleave', 'kept', `${lab.id.replace('/', '-')}.json`);
	fs.mkdirSync(path.join(lab.root, path.dirname(file)), { recursive: true });
	fs.writeFileSync(path.join(lab.root, file), writeRecording(recording));
	return file;
}
