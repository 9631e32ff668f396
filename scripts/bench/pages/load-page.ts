import type { Browser, Page } from 'playwright';
import { type Mode, slowDown } from './mode.ts';

export type Kind = 'HTML' | 'CSS' | 'script' | 'font' | 'other';

/** One load of a page with an empty cache; times in milliseconds. */
export interface Load {
	/** Bytes on the wire with their headers, in thousands. */
	kb: Record<Kind, number>;
	requests: number;
	fcp: number;
	lcp: number;
	cls: number;
	/** The sum over long tasks after the first paint of what they took beyond 50 ms. */
	tbt: number;
	longest: number;
}

const KINDS: Record<string, Kind> = { Document: 'HTML', Stylesheet: 'CSS', Script: 'script', Font: 'font' };
const LOOK = 100;

/** Opens a page in a window of its own and waits until it has been quiet for as long as the mode says. */
export async function loadPage(browser: Browser, url: string, mode: Mode): Promise<Load> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	try {
		const page = await context.newPage();
		const session = await slowDown(page, mode);
		const kb: Load['kb'] = { HTML: 0, CSS: 0, script: 0, font: 0, other: 0 };
		const kinds = new Map<string, Kind>();
		let requests = 0;
		let open = 0;
		session.on('Network.requestWillBeSent', ({ requestId, type = '' }) => {
			kinds.set(requestId, KINDS[type] ?? 'other');
			requests++;
			open++;
		});
		session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			kb[kinds.get(requestId) ?? 'other'] += encodedDataLength / 1000;
			open--;
		});
		session.on('Network.loadingFailed', () => open--);
		await page.addInitScript(observe);
		const answer = await page.goto(url);
		if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`);
		const seen = await quiet(page, mode.quiet, () => requests + open * 1e6);
		return { kb, requests, ...seen };
	} finally {
		await context.close();
	}
}

type Seen = Omit<Load, 'kb' | 'requests'>;

/** Resolves when neither the network nor the page's thread has done anything for so long. */
async function quiet(page: Page, ms: number, network: () => number): Promise<Seen> {
	let before = '';
	let since = performance.now();
	for (;;) {
		const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
		const now = JSON.stringify([seen, network()]);
		if (now !== before || network() >= 1e6) since = performance.now();
		else if (performance.now() - since >= ms) return seen;
		before = now;
		await new Promise((resolve) => setTimeout(resolve, LOOK));
	}
}

/** Runs in the page before anything else does. */
function observe(): void {
	const seen: Seen = { fcp: 0, lcp: 0, cls: 0, tbt: 0, longest: 0 };
	Object.assign(globalThis, { seen });
	const on = (type: string, see: (entry: PerformanceEntry & { value: number }) => void) =>
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) see(entry as PerformanceEntry & { value: number });
		}).observe({ type, buffered: true });
	const tasks: PerformanceEntry[] = [];
	const block = () => {
		const after = tasks.filter(({ startTime, duration }) => seen.fcp > 0 && startTime + duration > seen.fcp);
		seen.tbt = after.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
	};
	on('paint', ({ name, startTime }) => {
		if (name === 'first-contentful-paint') seen.fcp = startTime;
		block();
	});
	on('largest-contentful-paint', ({ startTime }) => {
		seen.lcp = startTime;
	});
	on('layout-shift', ({ value }) => {
		seen.cls += value;
	});
	on('longtask', (entry) => {
		tasks.push(entry);
		seen.longest = Math.max(seen.longest, entry.duration);
		block();
	});
}
