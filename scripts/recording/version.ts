/** Which versions of our formats can be read: those up to the one that is known. Published versions are frozen. */
import { FORMAT_VERSION, type FormatVersion, type Header, OUTCOMES_VERSION } from './types.ts';

/** The version that a recording is written in: the oldest that can say what its header says. */
export function versionFor({ knobs }: { knobs?: Header['knobs'] | undefined }): FormatVersion {
	return knobs ? 2 : 1;
}

/** Why a recording with this header cannot be read for its version, and what to do; undefined where it can. */
export function recordingVersionFault(header: unknown): string | undefined {
	const fault = faultOf(versionOf(header), FORMAT_VERSION);
	return fault && `This recording has ${fault.words}${fault.isNewer ? ' Update Interleave to read it.' : ''}`;
}

/** Why outcomes cannot be read for their version, and what to do; undefined where they can. */
export function outcomesVersionFault(outcomes: unknown): string | undefined {
	const fault = faultOf(versionOf(outcomes), OUTCOMES_VERSION);
	return fault && `These outcomes have ${fault.words}${fault.isNewer ? ' Update Interleave to read them.' : ''}`;
}

/** True where a newer Interleave wrote it: recording it anew would not help. */
export function isNewer(version: unknown, known: number = FORMAT_VERSION): boolean {
	return typeof version === 'number' && Number.isInteger(version) && version > known;
}

function versionOf(value: unknown): unknown {
	return typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
}

function faultOf(version: unknown, known: number): { words: string; isNewer: boolean } | undefined {
	if (typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= known) return undefined;
	const reads = `this Interleave reads ${known === 1 ? 'version 1' : `versions 1 to ${known}`}`;
	if (version === undefined) return { words: `no format version; ${reads}.`, isNewer: false };
	if (!isNewer(version, known)) {
		const words = `format version ${JSON.stringify(version)}, which there is not; ${reads}.`;
		return { words, isNewer: false };
	}
	return { words: `format version ${version}; this Interleave reads up to version ${known}.`, isNewer: true };
}
