import { judgeAll } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { claimsOf } from './claims-of.ts';
import { fillVerdict } from './fill-verdict.ts';

/** Judges a run by its lab's claims, wherever the page lists them. `here` names the run: `here`, `in your run`. */
export async function judgeRun(lab: string, recording: Recording, here: string): Promise<void> {
	const { claims } = await claimsOf(lab);
	for (const judged of judgeAll(claims, recording)) {
		const named = `.claims[data-lab="${lab}"] [data-claim="${judged.claim.id}"]`;
		for (const row of document.querySelectorAll<HTMLElement>(named)) fillVerdict(row, judged, recording, here);
	}
}
