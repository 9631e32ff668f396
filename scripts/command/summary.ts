import { CAUSES } from '../recording/causes.ts';
import { judgeAll } from '../recording/judge.ts';
import type { Recording } from '../recording/types.ts';
import { claimLines } from './claim-lines.ts';
import type { JudgedBy } from './start-target.ts';
import { styleFor } from './style.ts';
import { timelineText } from './timeline-text.ts';

/** What is shown after a run: its lanes over time, the limit that ended it, and of a lab what its claims say. */
export function summary(recording: Recording, lab: JudgedBy | undefined, out: NodeJS.WriteStream): string {
	const style = styleFor(out);
	const judged = lab ? judgeAll(lab.claims, recording) : [];
	const claims = judged.length > 0 ? ['', ...claimLines(judged, style, true)] : [];
	const cause = recording.header.exit?.cause;
	const ending = cause && cause !== 'stopped' ? ['', `Ended by Interleave: ${CAUSES[cause]}.`] : [];
	return `\n${[...timelineText(recording, style), ...ending, ...claims].join('\n')}\n`;
}
