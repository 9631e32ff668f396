import type { ClaimsModule } from '../../scripts/recording/claim.ts';

/** The claims of every lab, each in a file of its own that is fetched when it is needed. */
const modules = import.meta.glob<ClaimsModule>('../../labs/*/*/claims.ts');

/** Whether the site has that lab. */
export function hasClaims(lab: string): boolean {
	return Object.hasOwn(modules, `../../labs/${lab}/claims.ts`);
}

/** What a lab claims of its runs, and how it sorts them. */
export function claimsOf(lab: string): Promise<ClaimsModule> {
	const load = modules[`../../labs/${lab}/claims.ts`];
	if (!load) throw new Error(`the page has no claims for ${lab}`);
	return load();
}
