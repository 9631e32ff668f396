/** What a key is computed from: a lab's claims, its committed runs, and how often its outcomes came. */
import type { ClaimsModule } from '../recording/claim.ts';
import type { OutcomesFile } from '../recording/outcomes.ts';
import type { Recording } from '../recording/types.ts';
import type { Explored } from '../stepper/explore.ts';

/** A committed run of a lab. */
export interface KnownRun {
	/** As a page fetches it: `sharing/mutex`, `sharing/mutex/one`, `sharing/first-race/outcome-lost-one`. */
	name: string;
	recording: Recording;
}

/** The counts of `outcomes.json`. */
export type Counted = Pick<OutcomesFile, 'runs' | 'outcomes' | 'values' | 'claims'> & { variant?: string };

/** All that the keys of a lab's questions are computed from. */
export interface Facts {
	lab: string;
	module: ClaimsModule;
	/** The typical run of each variant that is needed, and one of each outcome; the typical one comes first. */
	runs: KnownRun[];
	counted?: Counted;
	/** What a search of every interleaving of a model found. */
	explored?: Pick<Explored, 'ends' | 'interleavings'>;
}

/** The committed runs of a variant, the typical one first. */
export function runsOf({ runs }: Facts, variant?: string): KnownRun[] {
	return runs.filter(({ recording }) => recording.header.variant === variant);
}

/** The counts, where they are of this variant. */
export function countsOf({ counted }: Facts, variant?: string): Counted | undefined {
	return counted?.variant === variant ? counted : undefined;
}
