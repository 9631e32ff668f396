import { columns } from '../columns.ts';
import type { PageRow } from './bench-pages.ts';

const WEIGHT = ['kB on the wire', 'all', 'without fonts', 'HTML', 'CSS', 'script', 'font', 'other', 'requests'];
const TIMES = ['', 'FCP ms', 'LCP ms', 'middle half', 'of plain', 'CLS', 'TBT ms', 'longest task'];

/** One table of weights, then one of times for each mode. */
export function pageTables(rows: PageRow[], rounds: number): string {
	const modes = Map.groupBy(rows, ({ mode }) => mode);
	const [first = []] = modes.values();
	const times = [...modes].map(([mode, own]) => `Until it is there, ${mode}\n${columns([TIMES, ...own.map(timesOf)])}`);
	return `${rounds} rounds, medians; an empty cache each time\n\n${[columns([WEIGHT, ...first.map(weightOf)]), ...times].join('\n\n')}\n`;
}

function weightOf({ page, kb, requests }: PageRow): string[] {
	const all = Object.values(kb).reduce((sum, one) => sum + one, 0);
	const { HTML, CSS, script, font, other } = kb;
	const numbers = [all, all - font, HTML, CSS, script, font, other].map((value) => value.toFixed(1));
	return [page, ...numbers, requests.toFixed(0)];
}

function timesOf({ page, fcp, lcp, spread, ratio, cls, tbt, longest }: PageRow): string[] {
	const half = `${spread.low.toFixed(0)}–${spread.high.toFixed(0)}`;
	const times = [fcp.toFixed(0), lcp.toFixed(0), half, ratio.toFixed(2), cls.toFixed(3), tbt.toFixed(0)];
	return [page, ...times, longest.toFixed(0)];
}
