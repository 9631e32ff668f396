import fs from 'node:fs';
import { findLab, type Lab, loadLabs } from '../labs/load.ts';
import { recordingOf } from '../labs/recordings.ts';
import { readAny } from '../recording/read-any.ts';
import type { Recording } from '../recording/types.ts';
import { CHECKOUT } from './checkout.ts';
import { CommandError } from './command-error.ts';
import { fileText } from './file-text.ts';
import { UsageError } from './verb.ts';

/** A recording that was asked for, and the lab that it is of. */
export interface WantedRecording {
	/** As it was asked for. */
	name: string;
	recording: Recording;
	fromFile: boolean;
	/** Where the checkout has the lab, and the recording is of the program as it is and no variant: what outcomes are of. */
	lab?: Lab;
}

const PROGRAM = /\.[cm]?[jt]sx?$/;
const PATH_LIKE = /^\.{0,2}([\\/]|$)|^[A-Za-z]:[\\/]|\.\w+$/;

/** All recordings that were asked for, in their order. */
export function wantedRecordings(words: string[], variant?: string): WantedRecording[] {
	if (words.filter((word) => word === '-').length > 1)
		throw new UsageError('standard input can only be read once, and - stands for it twice');
	return words.map((word) => wantedRecording(word, variant));
}

/** The recording in a file (`-` is standard input), stored or streamed, or the committed one of a lab or its variant. */
export function wantedRecording(word: string, variant?: string): WantedRecording {
	const isThere = word === '-' || fs.existsSync(word);
	// A pipe is as good as a file: standard input, and what a shell makes of `<(…)`.
	const isFile = isThere && !(word !== '-' && fs.statSync(word).isDirectory());
	if (!isFile && PATH_LIKE.test(word)) throw noFile(word, isThere);
	if (!isFile) {
		const lab = findLab(loadLabs(CHECKOUT), word);
		return { name: lab.id, recording: recordingOf(lab, variant), fromFile: false, lab };
	}
	if (PROGRAM.test(word))
		throw new CommandError(
			`${word} is a program and not a recording.`,
			`Record it first: npm run interleave -- run --out run.json ${word}`,
		);
	const name = word === '-' ? 'standard input' : word;
	const recording = readAny(fileText(word, name), name);
	const { lab: id } = recording.header;
	const lab = id === undefined ? undefined : loadLabs(CHECKOUT).find((lab) => lab.id === id);
	return { name, recording, fromFile: true, ...(lab && { lab }) };
}

function noFile(word: string, isFolder: boolean): UsageError {
	const where = `there is no file ${word} in ${process.cwd()}`;
	return new UsageError(isFolder ? `${word} is a folder and no recording` : where);
}
