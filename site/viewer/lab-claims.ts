import type { ClaimsModule } from '../../scripts/recording/claim.ts';

/** The claims of every lab, each in a file of its own that is fetched when it is needed. */
const modules = import.meta.glob<ClaimsModule>('../../labs/*/*/claims.ts');

/** The claims of the lab that a recording says it is of; undefined where the site has no such lab. */
export async function labClaims(lab: string | undefined): Promise<ClaimsModule | undefined> {
	const path = `../../labs/${lab}/claims.ts`;
	return Object.hasOwn(modules, path) ? modules[path]?.() : undefined;
}
