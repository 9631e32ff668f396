/** The work until a lab has come to life: from the first touch until it answers to everything. */
import type { Browser } from 'playwright';
import { launchBrowser } from '../../setup/browser.ts';
import { columns } from '../columns.ts';
import { type Part, shuffled, type Wish } from '../parts.ts';
import { spreadOf } from '../statistics.ts';
import { gzipServer } from './gzip-server.ts';
import { MODES, type Mode, slowDown } from './mode.ts';
import { siteOf } from './site-of.ts';

/** Milliseconds. */
interface Life {
	/** From the touch to life, with the network's part in it. */
	all: number;
	/** What scripts took of it. */
	script: number;
	/** Scripts, styles and layout. */
	work: number;
	longest: number;
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
		all: median(({ all }) => all),
		script: median(({ script }) => script),
		spread: { low, high },
		work: median(({ work }) => work),
		longest: median(({ longest }) => longest),
	};
}

function tableOf(rows: Row[], rounds: number): string {
	const head = ['', 'script ms', 'middle half', 'with style and layout', 'longest task', 'until alive'];
	const blocks = [...Map.groupBy(rows, ({ mode }) => mode)].map(([mode, own]) => {
		const lines = own.map(({ lab, script, spread, work, longest, all }) => [
			lab,
			script.toFixed(0),
			`${spread.low.toFixed(0)}–${spread.high.toFixed(0)}`,
			...[work, longest, all].map((ms) => ms.toFixed(0)),
		]);
		return `From the first touch of a lab to its life, ${mode}\n${columns([head, ...lines])}`;
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
		await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
		await session.send('Performance.enable');
		const used = async () => {
			const { metrics } = await session.send('Performance.getMetrics');
			const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
			return { script: of('ScriptDuration'), work: of('TaskDuration') };
		};
		const place = await page.evaluate(watch, LAB);
		const before = await used();
		// What the protocol sends costs the page nothing, other than Playwright's own ways.
		await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...place });
		const told = await page.evaluate(() => (globalThis as unknown as { life: Promise<Told> }).life);
		const after = await used();
		return { ...told, script: after.script - before.script, work: after.work - before.work };
	} finally {
		await context.close();
	}
}

interface Told {
	all: number;
	longest: number;
}

/** Runs in the page: waits for life from now on; gives the place to touch. */
function watch(selector: string): { x: number; y: number } {
	const lab = document.querySelector(selector) as HTMLElement;
	const timeline = lab.querySelector('[data-timeline]') as HTMLElement;
	timeline.scrollIntoView({ block: 'center' });
	let began = 0;
	let longest = 0;
	const tasks = new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
	});
	tasks.observe({ type: 'longtask' });
	lab.addEventListener('pointerenter', () => {
		began = performance.now();
	});
	const life = new Promise<Told>((resolve) => {
		const drawn = () =>
			requestAnimationFrame(() => setTimeout(() => resolve({ all: performance.now() - began, longest }), 100));
		new MutationObserver(() => {
			if ('alive' in lab.dataset) drawn();
		}).observe(lab, { attributes: true });
	});
	Object.assign(globalThis, { life });
	const { left, top, width, height } = timeline.getBoundingClientRect();
	return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
