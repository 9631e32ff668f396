import fs from 'node:fs';
import { findLab, type Lab, loadLabs } from '../labs/load.ts';
import { recordingOf } from '../labs/recordings.ts';
import { readAny } from '../recording/read-any.ts';
import type { Recording } from '../recording/types.ts';
import { CHECKOUT } from './checkout.ts';
import { CommandError } from './command-error.ts';
import { UsageError } from './verb.ts';

/** A recording that was asked for, and the lab that it is of. */
export interface WantedRecording {
	/** As it was asked for. */
	name: string;
	recording: Recording;
	/** Where the checkout has the lab, and the recording is of the program as it is and no variant: what outcomes are of. */
	lab?: Lab;
}

const PROGRAM = /\.[cm]?[jt]sx?$/;
const PATH_LIKE = /^\.{0,2}([\\/]|$)|^[A-Za-z]:[\\/]|\.\w+$/;

/** The recording in a file, stored or streamed, or the committed one of a lab or its variant. */
export function wantedRecording(word: string, variant?: string): WantedRecording {
	const isFile = fs.statSync(word, { throwIfNoEntry: false })?.isFile() ?? false;
	if (!isFile && PATH_LIKE.test(word)) throw new UsageError(`there is no file ${word} in ${process.cwd()}`);
	if (!isFile) {
		const lab = findLab(loadLabs(CHECKOUT), word);
		return { name: lab.id, recording: recordingOf(lab, variant), lab };
	}
	if (PROGRAM.test(word))
		throw new CommandError(
			`${word} is a program and not a recording.`,
			`Record it first: npm run interleave -- run --out run.json ${word}`,
		);
	const recording = readAny(fs.readFileSync(word, 'utf8'), word);
	const { lab: id } = recording.header;
	const lab = id === undefined ? undefined : loadLabs(CHECKOUT).find((lab) => lab.id === id);
	return { name: word, recording, ...(lab && { lab }) };
}
