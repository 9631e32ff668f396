import { UsageError } from './verb.ts';

/** The port that `--port` names; undefined where it is not given. */
export function portOf(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
		throw new UsageError(`--port takes a number up to 65535, not "${text}"`);
	return Number(text);
}
