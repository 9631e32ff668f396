import fs from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { launchBrowser } from '../../scripts/setup/browser.ts';
import { readCourse } from '../course/course.ts';
import { serve } from './serve.ts';

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
	labs: 'labs/',
	lab: 'labs/sharing/first-race/',
	format: 'format/',
	lost: 'no/such/page/',
};

interface SiteOptions {
	folder?: string;
	base?: string;
	/** The content policy that a page is sent with. */
	policyOf?: (html: string) => string;
}

/** The site in a browser, for one file of tests; ends with it. */
export async function openSite({ folder = dist, base = '/', policyOf }: SiteOptions = {}) {
	if (!fs.existsSync(path.join(folder, 'index.html'))) {
		throw new Error(`${folder} has no built site. Build it with: npm run build`);
	}
	const server = await serve(folder, base, policyOf);
	const browser: Browser = await launchBrowser();
	after(async () => {
		await browser.close();
		server.close();
	});
	return {
		url: server.url,
		open: (where: string, options?: BrowserContextOptions) => open(browser, server.url + where, options),
	};
}

/** Opens a page of its own, waits until it stands, and keeps what went wrong on it in `problems`. */
async function open(browser: Browser, url: string, options: BrowserContextOptions = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page: Page = await context.newPage();
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('response', (response) => {
		if (response.status() >= 400 && response.url() !== url) problems.push(`${response.status()} ${response.url()}`);
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	await page.evaluate(() => document.fonts.ready);
	return Object.assign(page, { problems });
}
