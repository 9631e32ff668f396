import type { ClaimKind, Verdict } from '../recording/claim.ts';
import type { Style } from './style.ts';

/** A claim with a verdict, of one run or of several. */
export interface Said extends Pick<Verdict, 'verdict' | 'seen'> {
	claim: { says: string; kind: ClaimKind };
}

/** The claims, each with its verdict and what was seen. `single`: of one run, where an unseen `sometimes` is no fault. */
export function claimLines(said: Said[], style: Style, single = false): string[] {
	return said.flatMap(({ claim, verdict, seen }) => {
		const unseen = single && claim.kind === 'sometimes' && verdict === 'refuted';
		const [sign, word] = unseen ? ['○', 'not this time'] : WORDS[verdict];
		const paint = unseen || verdict === 'not judged' ? style.dim : verdict === 'held' ? style.good : style.bad;
		return [`${paint(sign)} ${claim.says}`, `  ${paint(word)}${seen ? style.dim(`: ${seen}`) : ''}`];
	});
}

const WORDS: Record<Verdict['verdict'], [sign: string, word: string]> = {
	held: ['✓', 'held'],
	refuted: ['✗', 'refuted'],
	'not judged': ['–', 'not judged'],
};
