/** The work until a lab has come to life: from the first touch until it answers to everything. */
import type { Browser } from 'playwright';
import { launchBrowser } from '../../setup/browser.ts';
import { columns } from '../columns.ts';
import { type Part, shuffled, type Wish } from '../parts.ts';
import { spreadOf } from '../statistics.ts';
import { gzipServer } from './gzip-server.ts';
import { MODES, type Mode, slowDown } from './mode.ts';
import { siteOf } from './site-of.ts';
import { type Work, worked } from './trace.ts';

interface Life extends Work {
	/** Milliseconds from the touch to life, with the network's part in it. */
	until: number;
	/** What follows when it is alive already: all work until its timeline answers to hands, and the longest task of it. */
	drawn: number;
	drawnLongest: number;
}

const LABS: Record<string, string> = {
	'lesson, its first lab': 'start/two-workers-one-counter/',
	'lab page': 'labs/sharing/first-race/',
	'lab page of a queue': 'labs/ipc/queue/',
};

/** Touches each lab once in a round, in each mode. */
export async function benchPlayer(wish: Wish): Promise<Part> {
	const { rounds = 5, only } = wish;
	const server = await gzipServer(await siteOf(wish));
	const browser = await launchBrowser();
	const names = Object.keys(LABS).filter((name) => name.includes(only));
	try {
		const rows = [];
		for (const mode of [MODES.free, MODES.slowCpu]) {
			const lives = new Map(names.map((name): [string, Life[]] => [name, []]));
			for (let round = 0; round < rounds; round++) {
				process.stderr.write(round === 0 ? `${mode.name}: 1` : ` ${round + 1}`);
				for (const name of shuffled(names)) lives.get(name)?.push(await touch(browser, server.url + LABS[name], mode));
			}
			process.stderr.write('\n');
			for (const [name, own] of lives) rows.push(rowOf(name, mode, own));
		}
		return { result: { rounds, rows }, words: tableOf(rows, rounds) };
	} finally {
		await browser.close();
		server.close();
	}
}

type Row = ReturnType<typeof rowOf>;

function rowOf(lab: string, { name }: Mode, lives: Life[]) {
	const median = (of: (life: Life) => number) => spreadOf(lives.map(of)).median;
	const { low, high } = spreadOf(lives.map(({ script }) => script));
	return {
		lab,
		mode: name,
		script: median(({ script }) => script),
		spread: { low, high },
		all: median(({ all }) => all),
		longest: median(({ longest }) => longest),
		until: median(({ until }) => until),
		drawn: median(({ drawn }) => drawn),
		drawnLongest: median(({ drawnLongest }) => drawnLongest),
	};
}

function tableOf(rows: Row[], rounds: number): string {
	const head = [
		'',
		'script',
		'middle half',
		'all work',
		'longest task',
		'until alive',
		'then, until drawn',
		'longest task',
	];
	const blocks = [...Map.groupBy(rows, ({ mode }) => mode)].map(([mode, own]) => {
		const lines = own.map(({ lab, script, spread, all, longest, until, drawn, drawnLongest }) => [
			lab,
			script.toFixed(0),
			`${spread.low.toFixed(0)}–${spread.high.toFixed(0)}`,
			...[all, longest, until, drawn, drawnLongest].map((ms) => ms.toFixed(0)),
		]);
		return `From the first touch of a lab to its life, ${mode}; CPU ms of the page's thread, and ms until it is alive\n${columns([head, ...lines])}`;
	});
	return `${rounds} rounds, medians\n\n${blocks.join('\n\n')}\n`;
}

const LAB = 'il-lab';

async function touch(browser: Browser, url: string, mode: Mode): Promise<Life> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
	try {
		const page = await context.newPage();
		const session = await slowDown(page, mode);
		await page.goto(url, { waitUntil: 'networkidle' });
		// A slow page is quiet also before it has read its own HTML: a touch then would be none.
		await page.locator(`${LAB}:defined`).first().waitFor();
		const place = await page.evaluate(watch, LAB);
		const { gave, work, until } = await worked(browser, page, async () => {
			// What the protocol sends costs the page nothing, other than Playwright's own ways.
			await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...place });
			return page.evaluate(() => (globalThis as unknown as { life: Promise<number> }).life);
		});
		const life = until('alive');
		return { until: gave, ...life, drawn: work.all - life.all, drawnLongest: work.longest };
	} finally {
		await context.close();
	}
}

/** Runs in the page: waits for life from now on, which gives the milliseconds from the touch; gives the place to touch. */
function watch(selector: string): { x: number; y: number } {
	const lab = document.querySelector(selector) as HTMLElement;
	const timeline = lab.querySelector('[data-timeline]') as HTMLElement;
	timeline.scrollIntoView({ block: 'center' });
	let began = 0;
	let until = 0;
	lab.addEventListener('pointerenter', () => {
		began = performance.now();
	});
	const life = new Promise<number>((resolve, reject) => {
		setTimeout(() => reject(new Error(`${location.pathname}: its lab does not come to life`)), 60_000);
		new MutationObserver(() => {
			if (until === 0 && 'alive' in lab.dataset) {
				until = performance.now() - began;
				performance.mark('alive');
			}
			// With the frame that shows it.
			if (until > 0 && 'alive' in timeline.dataset) requestAnimationFrame(() => setTimeout(() => resolve(until)));
		}).observe(lab, { attributes: true, attributeFilter: ['data-alive'], subtree: true });
	});
	Object.assign(globalThis, { life });
	const { left, top, width, height } = timeline.getBoundingClientRect();
	return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
