import type { Filled } from '../../scripts/exercises/form.ts';

/** What a learner fills in place of an editor. */
export interface FormView {
	/** What is there now. */
	readonly filled: Filled;
	show(filled: Filled): void;
	focus(): void;
}
