/** Which versions of our formats can be read: the one that is known. Version 1 of the recording is frozen. */
import { FORMAT_VERSION, OUTCOMES_VERSION } from './types.ts';

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
export function isNewer(version: unknown, known = FORMAT_VERSION): boolean {
	return typeof version === 'number' && Number.isInteger(version) && version > known;
}

function versionOf(value: unknown): unknown {
	return typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
}

function faultOf(version: unknown, known: number): { words: string; isNewer: boolean } | undefined {
	if (version === known) return undefined;
	if (version === undefined)
		return { words: `no format version; this Interleave reads version ${known}.`, isNewer: false };
	if (!isNewer(version, known)) {
		const words = `format version ${JSON.stringify(version)}, which there is not; this Interleave reads version ${known}.`;
		return { words, isNewer: false };
	}
	return { words: `format version ${version}; this Interleave reads up to version ${known}.`, isNewer: true };
}
