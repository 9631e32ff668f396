/** Reads the JSON of a file that we wrote. */
import { isTooDeep, jsonLines } from './json-lines.ts';
import { RecordingError } from './recording-error.ts';
import { OUTCOMES_VERSION } from './types.ts';
import { isNewer } from './version.ts';

/** The value of a JSON text that begins at `line` of a file; an error that names the line where it is none. */
export function readJson(text: string, name: string, line = 1): unknown {
	let problem = 'values are nested too deep.';
	try {
		const value: unknown = JSON.parse(text);
		if (!isTooDeep(value)) return value;
	} catch (error) {
		problem = `this is not JSON: ${error}.`;
	}
	const fault = jsonLines(text).fault ?? { line: 1, reason: problem };
	throw new RecordingError(name, [{ ...fault, line: fault.line + line - 1 }], remedyFor(undefined));
}

/** What to do about a bad recording or bad outcomes: they are generated, so make them again. */
export function remedyFor(value: unknown): string {
	const { header, lab, version } = (value ?? {}) as Remediable;
	if (header ? isNewer(header.version) : isNewer(version, OUTCOMES_VERSION)) return '';
	const name = header?.lab ?? lab;
	return typeof name === 'string' ? `Record it anew: npm run interleave -- record ${name}` : 'Record it anew.';
}

interface Remediable {
	header?: { lab?: unknown; version?: unknown };
	lab?: unknown;
	version?: unknown;
}
