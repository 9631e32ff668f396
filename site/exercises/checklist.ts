/** What an exercise asks for, with what a check has found of each so far. */
import { type Checked, type CheckedClaim, checkedWords } from '../../scripts/recording/checked.ts';
import type { Counts } from '../../scripts/recording/over-runs.ts';
import { instant } from '../../scripts/timeline/words.ts';
import { element, newButton } from '../player/parts.ts';

/** The list of what is asked for. */
export interface Checklist {
	/** How often each held in the runs until now. */
	count(claims: readonly { id: string; counts: Counts }[]): void;
	/** The verdict on each. A refuted one offers the run that refutes it, at the moment that does. */
	show(checked: Checked): void;
	/** As before any check. */
	clear(): void;
}

const STATES = { held: 'held', refuted: 'refuted', 'not judged': 'open' };
const SIGNS = { held: '✓', refuted: '✕', 'not judged': '–' };

/** Takes over the list that CheckList.astro made. */
export function checklist(list: HTMLElement): Checklist {
	function fill(
		id: string,
		state: string,
		texts: { sign?: string; verdict?: string; seen?: string },
	): HTMLElement | null {
		const row = list.querySelector<HTMLElement>(`[data-claim="${id}"]`);
		if (!row) return null;
		row.dataset.state = state;
		for (const name of ['sign', 'verdict', 'seen'] as const) {
			const place = row.querySelector(`.${name}`);
			if (place) place.textContent = texts[name] ?? '';
		}
		row.querySelector('.moments')?.remove();
		return row;
	}

	return {
		count(claims) {
			for (const { id, counts } of claims) fill(id, 'asked', { verdict: countWords(counts) });
		},
		show(checked) {
			const { claims } = checkedWords(checked);
			for (const [index, claim] of checked.verdicts.entries()) {
				const { verdict, seen } = claim;
				const words = claims[index] ?? '';
				const row = fill(claim.id, STATES[verdict], {
					sign: SIGNS[verdict],
					verdict: verdict === 'held' ? words : verdict,
					seen: verdict === 'refuted' ? words : seen,
				});
				if (verdict === 'refuted' && claim.run !== undefined && checked.recordings[claim.run])
					row?.append(opener(claim));
			}
		},
		clear() {
			for (const row of list.querySelectorAll<HTMLElement>('[data-claim]')) fill(row.dataset.claim ?? '', 'asked', {});
		},
	};
}

function countWords({ held, refuted, notJudged }: Counts): string {
	return `held in ${held} of ${held + refuted + notJudged}`;
}

/** `Open run 7 at 1.209 ms`: the last of the moments is the one that breaks it. */
function opener({ id, at, run }: CheckedClaim): HTMLElement {
	const places = element('span', 'moments');
	const moment = at?.at(-1);
	const button = newButton(moment ? `Open run ${run} at ${instant(moment.t)}` : `Open run ${run}`);
	button.value = id;
	button.dataset.ask = 'open';
	places.append(button);
	return places;
}
