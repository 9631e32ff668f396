/** The two moments that prose speaks of, found in a lab's kept run by what they are: recorded anew, the link still fits. */
import { LabError } from '../../../scripts/labs/lab-error.ts';
import { linksOf } from '../../../scripts/recording/links.ts';
import type { Recording, RunEvent } from '../../../scripts/recording/types.ts';
import { decisiveEvents } from '../../../scripts/timeline/decisive.ts';

/** What moments may be asked for, by the word that a lesson uses. */
const FOUND: Record<string, (recording: Recording) => (RunEvent | undefined)[]> = {
	reads: (recording) => decisiveEvents(recording)?.sales.map(({ read }) => read) ?? [],
	writes: (recording) => decisiveEvents(recording)?.sales.map(({ write }) => write) ?? [],
	handover,
};

/** The two moments, the earlier one first. */
export function toldMoments(recording: Recording, of: string, lab: string): [RunEvent, RunEvent] {
	const file = { file: `labs/${lab}/recording.json` };
	const find = FOUND[of];
	if (!find) throw new LabError(file, `there are no moments "${of}"`, `There are ${Object.keys(FOUND).join(', ')}.`);
	const [a, b] = find(recording).sort((a, b) => (a?.t ?? 0) - (b?.t ?? 0));
	if (!a || !b) throw new LabError(file, `its run has no ${of}`, `npm run interleave -- record ${lab} --anew`);
	return [a, b];
}

/** A lock that one lane releases, and that another one, which had waited for it, holds then. */
function handover(recording: Recording): (RunEvent | undefined)[] {
	const wake = linksOf(recording).find(
		({ kind, from, label }) => kind === 'wake' && from.kind === 'release' && label.startsWith('lock:'),
	);
	if (!wake) return [];
	const { from, to, label } = wake;
	const hold = recording.events.find(
		(event) => event.kind === 'hold' && event.lane === to.lane && event.on === label && event.t >= to.t,
	);
	return [from, hold];
}
