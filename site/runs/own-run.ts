/** Says how a run of the reader's machine compares with the recorded ones. */
import type { DiffVerdict } from '../../scripts/recording/diff/compare.ts';
import { claimsOf } from '../player/claims-of.ts';
import type { LiveLab, ShownDetail } from '../player/live-lab.ts';
import { element, newButton } from '../player/parts.ts';
import { besideLab } from './beside.ts';
import { differenceList, onMoments } from './difference-list.ts';
import { type Nearest, nearestRun } from './nearest-run.ts';
import { recordedRuns } from './recorded-runs.ts';
import { shownOf } from './shown.ts';

/** Shows the comparison of what a lab shows now; takes it away where that is a recorded run. */
export async function ownRun(lab: HTMLElement, live: LiveLab, shown: ShownDetail): Promise<void> {
	const { recording, own } = shown;
	lab.querySelector('[data-own-run]')?.remove();
	// A program of the reader's own does not do what the lab's does, nor does one that counts to another number.
	if (!own || shown.files || recording.header.knobs) return;
	const panel = element('section', 'own-run');
	panel.dataset.ownRun = '';
	const { cause } = recording.header.exit ?? {};
	if (!recording.header.exit || cause === 'stopped') {
		panel.append(element('p', 'file', 'A run that did not come to its end is not compared with the recorded ones.'));
		place(lab, panel);
		return;
	}
	const [{ outcome }, recorded] = await Promise.all([claimsOf(lab.dataset.lab ?? ''), recordedRuns(lab)]);
	const nearest = nearestRun(recorded, recording, recording.header.variant === undefined ? outcome : undefined);
	// Another run may be shown by now, or this one once more.
	if (shownOf(lab) !== shown || live.stage.player?.recording !== recording) return;
	const { run, differences, verdict } = nearest;
	const runs = [
		{ recording: run.recording, words: `recorded: ${run.words}` },
		{ recording, words: 'your run' },
	] as const;
	const showBoth = () => besideLab(lab).show(...runs, { title: 'A recorded run, and yours below it', differences });
	const both = newButton('Show both');
	both.addEventListener('click', showBoth);
	const said = element('p', 'compared');
	const called = verdict === 'new' && !outcome ? 'Something not seen yet' : VERDICTS[verdict];
	said.append(element('strong', '', `${called}.`), ` ${wordsOf(nearest)} `);
	panel.append(element('p', 'file', 'Your run against the recorded ones'), said);
	if (differences.length > 0) {
		panel.append(...differenceList(differences));
		onMoments(panel, (a, b) => showBoth().open(a, b));
	}
	panel.append(both);
	place(lab, panel);
	const status = lab.querySelector('[data-status]');
	if (status) status.textContent = `${status.textContent} ${called}.`;
}

const VERDICTS: Record<DiffVerdict, string> = {
	same: 'Same as a recorded run',
	'allowed difference': 'An allowed difference',
	new: 'An outcome not seen yet',
};

function wordsOf({ verdict, run }: Nearest): string {
	if (verdict === 'same') return `It did what the recorded run did (${run.words}), in the same order.`;
	if (verdict === 'new')
		return `None of the recorded runs did all of this. The nearest is ${run.words}; the recorded runs are not all that can happen.`;
	return `It did what a recorded run did (${run.words}); what chance decides came out otherwise.`;
}

function place(lab: HTMLElement, panel: HTMLElement): void {
	const claims = lab.querySelector('[data-judged]');
	if (claims) claims.before(panel);
	else lab.querySelector('[data-more-runs]')?.before(panel);
}
