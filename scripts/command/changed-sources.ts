import { loadLabs } from '../labs/load.ts';
import { variantFiles } from '../labs/variant-files.ts';
import type { Recording } from '../recording/types.ts';
import { CHECKOUT } from './checkout.ts';

/**
 * The texts of those files that a variant's change made, by name: they lie nowhere on disk. Undefined for a file that these
 * recordings had in different texts, since one is shown for all of them.
 */
export function changedSources(recordings: Recording[]): Map<string, string | undefined> {
	const all = recordings.map(({ header }) => filesOf(header.lab, header.variant));
	const names = new Set(all.flatMap((files) => Object.keys(files)));
	return new Map(
		[...names].map((name) => {
			const texts = new Set(all.map((files) => files[name]));
			return [name, texts.size === 1 ? [...texts][0] : undefined];
		}),
	);
}

/** A recording may be anybody's, and of a lab that is another one by now: then nothing is known. */
function filesOf(id: string | undefined, variant: string | undefined): Record<string, string> {
	try {
		const lab = variant === undefined ? undefined : loadLabs(CHECKOUT).find((each) => each.id === id);
		return lab ? variantFiles(lab, variant) : {};
	} catch {
		return {};
	}
}
