/** The result of a suite, as a table of one line and the names under it. */
import type { Comparison, Verdict } from './compare.ts';

const COLUMNS: Verdict[] = ['same', 'differs', 'flaky', 'fails in both'];

/** Markdown, so that it can be handed on as it is. */
export function tableOf(suite: string, node: string, comparisons: Comparison[]): string {
	const counts = COLUMNS.map((verdict) => comparisons.filter((one) => one.verdict === verdict).length);
	const rows = [
		['suite', 'Node', 'files', ...COLUMNS],
		['---', '---', ...[comparisons, ...COLUMNS].map(() => '--:')],
		[suite, node, comparisons.length, ...counts],
	];
	const told = comparisons.filter(({ verdict }) => verdict === 'differs' || verdict === 'flaky');
	return [
		...rows.map((row) => `| ${row.join(' | ')} |`),
		...(told.length > 0 ? [''] : []),
		...told.map(
			({ name, verdict, plain, probed }) =>
				`- ${verdict}: ${name}: plain ${words(plain)}; with the probe ${words(probed)}`,
		),
	].join('\n');
}

function words(counts: Record<string, number> = {}): string {
	return Object.entries(counts)
		.map(([ending, count]) => `${count}× ${ending}`)
		.join(', ');
}
