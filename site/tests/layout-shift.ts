import type { Page } from 'playwright';

/** By how much things on a page moved that nobody had touched, since it began to load, as Chrome counts it: 0 is none. */
export function movedBy(page: Page): Promise<number> {
	return page.evaluate(async () => {
		let sum = 0;
		const observer = new PerformanceObserver((list) => add(list.getEntries()));
		const add = (entries: PerformanceEntryList) => {
			for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
		};
		observer.observe({ type: 'layout-shift', buffered: true });
		await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
		add(observer.takeRecords());
		return sum;
	});
}
