/** Tells which committed recordings were made from something that changed since. */
import { loadLabs } from '../labs/load.ts';
import { type Stale, staleness } from '../labs/recordings.ts';
import { SetupError } from './setup-error.ts';

/** Throws where a recording is stale, naming the commands that record anew. */
export function refuseStale(root: string): void {
	const stale = staleRecordings(root);
	if (stale.length > 0) throw new SetupError(describe(stale), remedy(stale));
}

/** Says on standard error which recordings are stale. */
export function warnStale(root: string): void {
	const stale = staleRecordings(root);
	if (stale.length > 0) console.error(`${describe(stale)}\nTheir pages say so. ${remedy(stale)}`);
}

function staleRecordings(root: string): Stale[] {
	return loadLabs(root).flatMap(staleness);
}

function describe(stale: Stale[]): string {
	return ['Stale recordings:', ...stale.map(({ file, why }) => `  ${file}: ${why}`)].join('\n');
}

function remedy(stale: Stale[]): string {
	return ['Record anew:', ...new Set(stale.map((one) => one.remedy))].join('\n  ');
}
