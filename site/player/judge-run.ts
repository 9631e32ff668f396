import type { ClaimsModule } from '../../scripts/recording/claim.ts';
import { judgeAll } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { fillVerdict } from './fill-verdict.ts';

/** The claims of every lab, each in a file of its own that is fetched when it is needed. */
const modules = import.meta.glob<ClaimsModule>('../../labs/*/*/claims.ts');

/** Judges a run by its lab's claims, wherever the page lists them. `here` names the run: `here`, `in your run`. */
export async function judgeRun(lab: string, recording: Recording, here: string): Promise<void> {
	const load = modules[`../../labs/${lab}/claims.ts`];
	if (!load) throw new Error(`the page has no claims for ${lab}`);
	const { claims } = await load();
	for (const judged of judgeAll(claims, recording)) {
		const named = `.claims[data-lab="${lab}"] [data-claim="${judged.claim.id}"]`;
		for (const row of document.querySelectorAll<HTMLElement>(named)) fillVerdict(row, judged, recording, here);
	}
}
