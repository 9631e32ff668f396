import { amount } from '../recording/amount.ts';
import { type Checked, checkedWords } from '../recording/checked.ts';
import type { Verdict } from '../recording/claim.ts';
import type { Style } from './style.ts';

/** A check as the command prints it: each claim with what was seen, then the verdict on the whole. */
export function checkedText(checked: Checked, style: Style): string {
	const { program, task, verdicts } = checked;
	const words = checkedWords(checked);
	const paint = { held: style.good, refuted: style.bad, 'not judged': style.dim };
	const claims = verdicts.flatMap(({ says, verdict, seen }, index) => {
		const line = words.claims[index] ?? '';
		const told = verdict === 'held' ? `${line}${seen ? style.dim(`: ${seen}`) : ''}` : line;
		return [
			`${paint[verdict](SIGNS[verdict])} ${says}`,
			`  ${verdict === 'refuted' ? style.bad('refuted: ') : ''}${told}`,
		];
	});
	const title = `${program}, judged by the ${task ? 'task' : 'claims'} over ${amount(checked.runs, 'run')}`;
	const sign = { solved: style.good('✓'), 'not yet': style.bad('✗'), 'not judged': style.dim('–') }[words.verdict];
	return `${[title, '', ...claims, ...(claims.length > 0 ? [''] : []), `${sign} ${words.says}`].join('\n')}\n`;
}

const SIGNS: Record<Verdict['verdict'], string> = { held: '✓', refuted: '✗', 'not judged': '–' };
