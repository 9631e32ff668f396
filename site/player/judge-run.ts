import type { ClaimsModule } from '../../scripts/recording/claim.ts';
import { type Judged, judgeAll } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { verdictWords } from './verdict-words.ts';

/** The claims of every lab, each in a file of its own that is fetched when it is needed. */
const modules = import.meta.glob<ClaimsModule>('../../labs/*/*/claims.ts');

/** Judges a run by its lab's claims, wherever the page lists them. `here` names the run: `here`, `in your run`. */
export async function judgeRun(lab: HTMLElement, recording: Recording, here: string): Promise<void> {
	const load = modules[`../../labs/${lab.dataset.lab}/claims.ts`];
	if (!load) throw new Error(`the page has no claims for ${lab.dataset.lab}`);
	const { claims } = await load();
	for (const judged of judgeAll(claims, recording)) {
		const named = `.claims[data-lab="${lab.dataset.lab}"] [data-claim="${judged.claim.id}"]`;
		for (const row of document.querySelectorAll<HTMLElement>(named)) fillVerdict(row, judged, here);
	}
}

function fillVerdict(row: HTMLElement, judged: Judged, here: string): void {
	const tally = row.dataset.tally ? JSON.parse(row.dataset.tally) : undefined;
	const { state, sign, words, seen } = verdictWords(judged, tally, here);
	row.dataset.state = state;
	for (const [name, text] of Object.entries({ sign, verdict: words, seen })) {
		const place = row.querySelector(`.${name}`);
		if (place) place.textContent = text;
	}
}
