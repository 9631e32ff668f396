import fs from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { pagePolicy } from '../../scripts/companion/content-policy.ts';
import { launchBrowser } from '../../scripts/setup/browser.ts';
import { readCourse } from '../course/course.ts';
import { answeredAll } from './answered.ts';
import { serve } from './serve.ts';
import { visit } from './visit.ts';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The built site that the tests look at. */
export const dist = path.resolve(process.env.INTERLEAVE_DIST ?? path.join(root, 'dist'));

/** The paths of the lessons, in order. */
export const lessons = readCourse(root).modules.flatMap((module) => module.lessons.map((lesson) => `${lesson}/`));

/** One page of each kind. */
export const kinds = {
	home: '',
	lesson: lessons[0] ?? '',
	module: 'sharing/',
	labs: 'labs/',
	lab: 'labs/sharing/first-race/',
	format: 'format/',
	view: 'view/',
	progress: 'progress/',
	lost: 'no/such/page/',
};

/** A page, and what went wrong on it since it was opened: errors, what was not found, what its content policy refused. */
export type OpenPage = Page & { problems: string[] };

/** `anew`: as someone who has answered no question; runs that one asks about are veiled for them. */
type Visit = BrowserContextOptions & { anew?: boolean };

interface SiteOptions {
	folder?: string;
	base?: string;
}

/** The site as the companion serves it, with its policy, in a browser, for one file of tests; ends with it. */
export async function openSite({ folder = dist, base = '/' }: SiteOptions = {}) {
	if (!fs.existsSync(path.join(folder, 'index.html'))) {
		throw new Error(`${folder} has no built site. Build it with: npm run build`);
	}
	const server = await serve(folder, base, pagePolicy);
	const browser: Browser = await launchBrowser();
	after(async () => {
		await browser.close();
		server.close();
	});
	const answered = answeredAll(root, server.url);
	const pageFor = ({ anew, ...options }: Visit) =>
		newPage(browser, anew ? options : { storageState: answered, ...options });
	return {
		url: server.url,
		/** A page of its own, with nothing in its cache; its context is the caller's to close. `before` sees it while it is blank. */
		async open(where: string, options: Visit = {}, before?: (page: Page) => unknown): Promise<OpenPage> {
			const page = await pageFor(options);
			await before?.(page);
			await visit(page, server.url + where, { scripts: options.javaScriptEnabled });
			return page;
		},
		/** Goes from page to page in one window, which is several times faster: for what does not hang on the cache. */
		async each(paths: string[], options: Visit, look: (page: OpenPage, where: string) => Promise<void>): Promise<void> {
			const page = await pageFor(options);
			for (const where of paths) {
				await visit(page, server.url + where, { scripts: options.javaScriptEnabled });
				await look(page, where);
			}
			await page.context().close();
		},
	};
}

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<OpenPage> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('console', (message) => {
		if (/content security policy/i.test(message.text())) problems.push(message.text());
	});
	page.on('response', (response) => {
		const isAsked = response.request().isNavigationRequest();
		if (response.status() >= 400 && !isAsked) problems.push(`${response.status()} ${response.url()}`);
	});
	return Object.assign(page, { problems });
}
