import type { VerdictWord } from '../../scripts/questions/verdict.ts';

/** The shape of each verdict; words stand beside it. */
export const VERDICT_SIGNS: Record<VerdictWord, string> = {
	seen: '✓',
	right: '✓',
	'not seen': '?',
	'cannot happen': '✗',
	wrong: '✗',
};
