/**
 * The example of the page about the format. Its recording is made in this folder by
 * `npm run interleave -- run --out recording.json example.mjs`, and read as any other.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readRecording } from '../../scripts/recording/stored.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { root } from '../course/here.ts';

const DIR = path.join(root, 'site/format');

/** The program, its recording, and the recording's file. */
export function example(): { program: string; recording: Recording; text: string } {
	const read = (file: string) => fs.readFileSync(path.join(DIR, file), 'utf8');
	const text = read('recording.json');
	return { program: read('example.mjs'), recording: readRecording(text, 'site/format/recording.json'), text };
}
