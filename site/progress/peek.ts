import type { Progress } from '../../scripts/progress/progress.ts';

/** Progress that nobody checked: each part may be missing, or be something else. */
export type Peeked = { [Part in keyof Progress]?: Progress[Part] };

/** Looks at what the storage holds, for marks alone. Reading with care is `progress-store.ts`, which comes later. */
export function peek(): Peeked {
	try {
		return JSON.parse(localStorage.getItem('interleave:progress') ?? '{}') ?? {};
	} catch {
		return {};
	}
}
