import type { Page, Request } from 'playwright';

/** How long a page may take until it stands, milliseconds. */
const LIMIT = 30_000;

/**
 * Goes to an address and waits until the page stands: it is loaded, its fonts are there, what it put off until it was idle
 * is done, and nothing that it asked for is still on its way. Far faster than to wait for half a second of silence.
 */
export async function visit(page: Page, url: string, { scripts = true } = {}): Promise<void> {
	const asked = new Set<Request>();
	let count = 0;
	const ask = (request: Request) => {
		asked.add(request);
		count++;
	};
	const answered = (request: Request) => asked.delete(request);
	page.on('request', ask).on('requestfinished', answered).on('requestfailed', answered);
	try {
		await page.goto(url);
		await page.evaluate(() => document.fonts.ready.then(() => {}));
		// Where none may run, nothing is put off, and nothing is ever called back.
		if (!scripts) return;
		const late = Date.now() + LIMIT;
		for (let before = -1; before !== count || asked.size > 0; ) {
			if (Date.now() > late) throw new Error(`${url} still waits for ${[...asked].map((request) => request.url())}`);
			before = count;
			await page.evaluate(idle);
		}
	} finally {
		page.off('request', ask).off('requestfinished', answered).off('requestfailed', answered);
	}
}

/** In the page: its own idle callbacks were asked for earlier, and so come earlier; then a frame is drawn. */
function idle(): Promise<void> {
	return new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(() => resolve())));
}
