/** What pages weigh, and how soon they are there. */
import { launchBrowser } from '../../setup/browser.ts';
import { type Part, shuffled, type Wish } from '../parts.ts';
import { ratioOf, spreadOf } from '../statistics.ts';
import { gzipServer } from './gzip-server.ts';
import { type Load, loadPage } from './load-page.ts';
import { MODES, type Mode } from './mode.ts';
import { pageTables } from './page-tables.ts';
import { plainPage } from './plain-page.ts';
import { siteOf } from './site-of.ts';

/** The pages that are measured; the first is what the others are compared with. */
const PAGES: Record<string, string> = {
	'plain page': 'plain/',
	home: '',
	lesson: 'start/two-workers-one-counter/',
	lab: 'labs/sharing/first-race/',
	viewer: 'view/',
};

/** One page in one mode, the median of all rounds. */
export interface PageRow extends Load {
	page: string;
	mode: string;
	/** Of the largest paint against that of the plain page, round by round. */
	ratio: number;
	/** Of the largest paint, from the middle half of the rounds. */
	spread: { low: number; high: number };
}

/** Loads each page once in a round, in each mode. */
export async function benchPages(wish: Wish): Promise<Part> {
	const { rounds = 5, only } = wish;
	const server = await gzipServer(await siteOf(wish), plainPage());
	const browser = await launchBrowser();
	const [plain = '', ...others] = Object.keys(PAGES);
	const names = [plain, ...others.filter((name) => name.includes(only))];
	try {
		const rows: PageRow[] = [];
		for (const mode of [MODES.free, MODES.slowed]) {
			const loads = new Map(names.map((name): [string, Load[]] => [name, []]));
			for (let round = 0; round <= rounds; round++) {
				process.stderr.write(`${round === 0 ? `${mode.name}: warming up` : ` ${round}`}`);
				for (const name of shuffled(names)) {
					const load = await loadPage(browser, server.url + PAGES[name], mode);
					if (round > 0) loads.get(name)?.push(load);
				}
			}
			process.stderr.write('\n');
			for (const [name, own] of loads) rows.push(rowOf(name, mode, own, loads.get(plain) as Load[]));
		}
		return { result: { rounds, rows }, words: pageTables(rows, rounds) };
	} finally {
		await browser.close();
		server.close();
	}
}

function rowOf(page: string, mode: Mode, loads: Load[], plain: Load[]): PageRow {
	const of = (value: (load: Load) => number) => spreadOf(loads.map(value));
	const { low, median, high } = of(({ lcp }) => lcp);
	const kb = (kind: keyof Load['kb']) => of((load) => load.kb[kind]).median;
	return {
		page,
		mode: mode.name,
		kb: { HTML: kb('HTML'), CSS: kb('CSS'), script: kb('script'), font: kb('font'), other: kb('other') },
		requests: of(({ requests }) => requests).median,
		fcp: of(({ fcp }) => fcp).median,
		lcp: median,
		cls: Math.max(...loads.map(({ cls }) => cls)),
		tbt: of(({ tbt }) => tbt).median,
		longest: of(({ longest }) => longest).median,
		ratio: ratioOf(
			loads.map(({ lcp }) => lcp),
			plain.map(({ lcp }) => lcp),
		).median,
		spread: { low, high },
	};
}
