/** A check on the companion, run by run. */
import type { Checked } from '../../scripts/recording/checked.ts';
import type { Counts } from '../../scripts/recording/over-runs.ts';
import { type CompanionStream, startStream } from '../player/companion-stream.ts';

/** What a check tells: of each run that ended, and at last what it found. */
export type CheckItem = { run: number; of: number; claims: { id: string; counts: Counts }[] } | { checked: Checked };

/** Has a text judged. Ends without `checked` where the companion went away; throws `Refused` where it does not judge it. */
export function startCheck(lab: string, files: Record<string, string>): Promise<CompanionStream<CheckItem>> {
	return startStream('check', { lab, files });
}
