import { type Judged, judgeAll } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { claimsOf } from './claims-of.ts';
import { fillVerdict } from './fill-verdict.ts';
import { newButton } from './parts.ts';

const NOT_THE_LABS = 'This run is of your program, and the claim is about the one of the lab.';

/**
 * Judges a run by its lab's claims, wherever the page lists them. `here` names the run: `here`, `in your run`. Claims are about
 * the lab's own program: one that a reader has changed is judged when the reader asks for it.
 */
export async function judgeRun(lab: string, recording: Recording, here: string, changed = false): Promise<void> {
	const { claims } = await claimsOf(lab);
	const judged = judgeAll(claims, recording);
	const unjudged = judged.map((one): Judged => ({ claim: one.claim, verdict: 'not judged', seen: NOT_THE_LABS }));
	for (const known of document.querySelectorAll('[data-judge-anyway]')) known.remove();
	fill(lab, changed ? unjudged : judged, recording, here);
	if (!changed) return;
	for (const place of document.querySelectorAll(`[data-judged]:has(.claims[data-lab="${lab}"]) > .heading`)) {
		const button = newButton("Judge it by the lab's claims", 'plain');
		button.dataset.judgeAnyway = '';
		button.addEventListener('click', () => {
			fill(lab, judged, recording, here);
			const list = place.parentElement?.querySelector<HTMLElement>('.claims');
			if (list) list.tabIndex = -1;
			// The button goes away: whoever pressed it goes on with what it showed.
			list?.focus({ preventScroll: true });
			for (const one of document.querySelectorAll('[data-judge-anyway]')) one.remove();
		});
		place.append(button);
	}
}

function fill(lab: string, judged: readonly Judged[], recording: Recording, here: string): void {
	for (const one of judged) {
		const named = `.claims[data-lab="${lab}"] [data-claim="${one.claim.id}"]`;
		for (const row of document.querySelectorAll<HTMLElement>(named)) fillVerdict(row, one, recording, here);
	}
}
