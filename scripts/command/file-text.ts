import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CommandError } from './command-error.ts';

/** How much a packed file may hold: as much as the viewer reads, bytes. */
const MOST_BYTES = 64_000_000;

/** The text of a recording's file, unpacked where gzip packed it; `-` is standard input, and `name` how messages call it. */
export function fileText(file: string, name: string, most = MOST_BYTES): string {
	const bytes = bytesOf(file, name);
	return (bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes, name, most) : bytes).toString();
}

function bytesOf(file: string, name: string): Buffer {
	try {
		return fs.readFileSync(file === '-' ? 0 : file);
	} catch (error) {
		throw new CommandError(
			`${name} cannot be read: ${(error as Error).message}`,
			'Give a file that holds a recording.',
		);
	}
}

function unpacked(bytes: Buffer, name: string, most: number): Buffer {
	try {
		return gunzipSync(bytes, { maxOutputLength: most });
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code !== 'ERR_BUFFER_TOO_LARGE')
			throw new CommandError(`${name} is packed with gzip and cannot be unpacked: ${message}`, 'Pack it anew.');
		throw new CommandError(
			`${name}, unpacked, has more than ${most / 1_000_000} MB.`,
			'Record less of the program, with --timeout for example, or have it print less.',
		);
	}
}
