/** The steps of `npm test`: what each one runs, and what it needs before. */
import { join } from 'node:path';
import { findBrowser, shareBrowser } from './browser.ts';
import { buildSite } from './build-site.ts';
import { bringPrograms } from './programs.ts';
import { runProgram } from './run-program.ts';
import type { Outcome, Step } from './schedule.ts';
import { testFiles } from './test-files.ts';
import { takeCounts } from './test-report.ts';

const STEP_LIMIT_MS = 20 * 60_000;
const TEST_LIMIT_MS = 3 * 60_000;
/** Files of browser tests that run at a time: while one waits for the browser, the other works. */
const BROWSER_FILES = 2;

/** The steps in the order in which they are begun, longest chains first. */
export function testSteps(root: string, stop: AbortSignal, skipBrowser: boolean): Step[] {
	const files = testFiles(root);
	const dist = join(root, 'dist');
	const course = join(root, '.interleave/course');
	const site = { INTERLEAVE_DIST: dist, INTERLEAVE_DIST_COURSE: course };
	let browser = '';
	const node = (...args: string[]) => program(root, stop, args);
	const tests = (list: string[], env: NodeJS.ProcessEnv = {}, atATime?: number) =>
		nodeTests(root, stop, list, env, atATime);
	const steps: Step[] = [
		{
			name: 'site',
			uses: 'Astro',
			work: async () => {
				// Loaded here, so that a part that does not even load fails its step and not everything.
				const { refuseStale } = await import('./stale.ts');
				refuseStale(root);
				await buildSite({ root, out: dist, base: '/', anew: true, stop });
				await buildSite({ root, out: course, base: '/course/', anew: true, stop });
				return passed('built for / and for /course/');
			},
		},
		{ name: 'style', work: () => node(bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.') },
		{ name: 'programs', work: async () => passed(bringPrograms()) },
		{
			name: 'browser',
			// Both may install packages of the system.
			after: ['programs'],
			work: async () => {
				browser = await findBrowser();
				return passed(browser);
			},
		},
		{ name: 'unit tests', after: ['programs'], work: () => tests(files.unit) },
		{
			name: 'browser tests',
			after: ['site', 'browser'],
			work: async () => {
				const { address, close } = await shareBrowser(browser);
				const env = { ...site, CHROME_PATH: browser, INTERLEAVE_BROWSER: address };
				return tests(files.browser, env, BROWSER_FILES).finally(close);
			},
		},
		{ name: 'labs', after: ['programs'], work: () => node('scripts/interleave.ts', 'verify') },
		{
			name: 'types',
			uses: 'Astro',
			work: async () =>
				both(
					await node(bin('astro/bin/astro.mjs'), 'check', '--minimumFailingSeverity', 'warning'),
					await node(bin('typescript7/bin/tsc'), '--noEmit'),
				),
		},
		{ name: 'site tests', after: ['site'], work: () => tests(files.site, site) },
	];
	return skipBrowser ? steps.filter(({ name }) => !name.startsWith('browser')) : steps;
}

function bin(path: string): string {
	return join('node_modules', path);
}

function passed(words?: string): Outcome {
	return { passed: 1, failed: 0, ...(words && { words }) };
}

async function program(root: string, stop: AbortSignal, args: string[]): Promise<Outcome> {
	const env = { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
	const { code, said, late } = await runProgram(args, { cwd: root, stop, env, limitMs: STEP_LIMIT_MS });
	if (code === 0) return passed();
	// `interleave verify`: nothing refuted, but this machine could not judge everything.
	if (code === 3 && args.includes('verify')) return passed(said);
	return { passed: 0, failed: 1, words: late ? `${said}\nEnded: it took longer than twenty minutes.` : said };
}

async function nodeTests(
	root: string,
	stop: AbortSignal,
	files: string[],
	env: NodeJS.ProcessEnv,
	atATime?: number,
): Promise<Outcome> {
	if (files.length === 0)
		return { passed: 0, failed: 1, words: 'There are no such tests: their files were moved or renamed.' };
	const reporter = join(import.meta.dirname, 'test-report.ts');
	const args = ['--test', `--test-reporter=${reporter}`, `--test-timeout=${TEST_LIMIT_MS}`];
	if (atATime !== undefined) args.push(`--test-concurrency=${atATime}`);
	args.push(...files);
	const { code, said, late } = await runProgram(args, {
		cwd: root,
		stop,
		env: { INTERLEAVE_NO_OPEN: '1', ...env },
		limitMs: STEP_LIMIT_MS,
	});
	const { counts, words } = takeCounts(said);
	if (!counts)
		return { passed: 0, failed: 1, words: late ? `${words}\nEnded: it took longer than twenty minutes.` : words };
	const unseen = code !== 0 && counts.failed === 0 ? 1 : 0;
	return { passed: counts.passed, failed: counts.failed + unseen, ...(words && { words }) };
}

function both(one: Outcome, other: Outcome): Outcome {
	const words = [one, other].flatMap((outcome) => (outcome.failed > 0 && outcome.words ? [outcome.words] : []));
	return { passed: one.passed + other.passed, failed: one.failed + other.failed, words: words.join('\n') };
}
