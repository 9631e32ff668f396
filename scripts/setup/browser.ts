/** Finds a Chrome or Chromium for the browser tests and for drawing diagrams, and brings one where that is possible. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { aptInstall, hasApt, runInstaller } from './apt.ts';

/** No browser, and no way to bring one; the message says what to do. */
export class BrowserMissing extends Error {}

/** The browser that `shareBrowser()` started, where there is one, else a new one, without a window. */
export async function launchBrowser(): Promise<Browser> {
	const shared = process.env.INTERLEAVE_BROWSER;
	const { chromium } = await import('playwright');
	if (!shared) return chromium.launch({ executablePath: await findBrowser(), args: launchArguments() });
	return chromium.connect(shared).catch((error: Error) => {
		throw new Error(`The browser that all tests share has ended. What ended it is in an earlier failure. ${error}`);
	});
}

/** Starts a browser that programs with `INTERLEAVE_BROWSER=<address>` share, each in contexts of its own. */
export async function shareBrowser(executablePath: string): Promise<{ address: string; close(): Promise<void> }> {
	const { chromium } = await import('playwright');
	const server = await chromium.launchServer({
		executablePath,
		args: launchArguments(),
		host: '127.0.0.1',
		// Who shares it ends it.
		...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
	});
	return { address: server.wsEndpoint(), close: () => server.close() };
}

/** What the browser is started with. Chromium has no sandbox for root, so there, and only there, it goes without. */
export function launchArguments(isRoot = process.getuid?.() === 0): string[] {
	return isRoot ? ['--no-sandbox'] : [];
}

/**
 * The path of a Chrome or Chromium: the one that CHROME_PATH names, an installed one, Playwright's own (downloaded where it
 * can be), else, as root on Debian, the `chromium` package.
 */
export async function findBrowser(): Promise<string> {
	const present = await presentBrowser();
	if (present) return present;
	console.error('No Chrome or Chromium on this machine; downloading Playwright’s.');
	const tried = [runInstaller(process.execPath, [playwrightCommand(), 'install', 'chromium'])];
	const downloaded = await presentBrowser();
	if (downloaded) return downloaded;
	if (isRootOnDebian()) {
		console.error('That did not work; installing Debian’s chromium package.');
		tried.push(aptInstall(['chromium']));
		const installed = await presentBrowser();
		if (installed) return installed;
	}
	throw new BrowserMissing(missing(tried));
}

/** The path of a browser that is there now. */
export async function presentBrowser(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
	const named = env.CHROME_PATH;
	if (named) {
		if (existsSync(named)) return named;
		throw new BrowserMissing(`CHROME_PATH names ${named}, which is not there. Correct it, or unset it.`);
	}
	const { chromium } = await import('playwright');
	return [...usualPlaces(env), chromium.executablePath()].find((path) => existsSync(path));
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
	if (process.platform === 'darwin') {
		const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
		return ['/Applications', `${env.HOME}/Applications`].flatMap((folder) =>
			names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
		);
	}
	if (process.platform === 'win32') {
		const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
			(folder) => folder !== undefined,
		);
		const programs = [
			'Google/Chrome/Application/chrome.exe',
			'Chromium/Application/chrome.exe',
			'Microsoft/Edge/Application/msedge.exe',
		];
		return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
	}
	const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
	const folders = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin', ...(env.PATH ?? '').split(':')];
	return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

function playwrightCommand(): string {
	return join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
}

function isRootOnDebian(): boolean {
	return hasApt() && /^ID=debian$/m.test(readOsRelease());
}

function readOsRelease(): string {
	return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

function missing(tried: string[]): string {
	return [
		'No Chrome or Chromium was found, and none could be installed:',
		...tried.filter(Boolean).map((words) => `  ${words}`),
		'Install Google Chrome or Chromium (Debian, Ubuntu: sudo apt-get install chromium), or name one: CHROME_PATH=/path/to/chrome.',
		'To do without the browser tests this once: INTERLEAVE_SKIP_BROWSER=1 npm test',
	].join('\n');
}
