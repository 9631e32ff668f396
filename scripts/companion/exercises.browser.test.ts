/** The exercises of the course as a reader does them: in the page, checked by a real companion. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import type { Locator } from 'playwright';
import { launchBrowser } from '../setup/browser.ts';
import { copyOfLabs } from './fixture.ts';
import { pageOf } from './page-fixture.ts';

const own = path.resolve(import.meta.dirname, '../..');
const dist = path.resolve(process.env.INTERLEAVE_DIST ?? path.join(own, 'dist'));

const browser = await launchBrowser();
after(() => browser.close());

/** The exercises, a wrong answer to each, and the claims that the start and it fail. */
const EXERCISES: [id: string, wrong: string][] = [
	['processes/join-timeout', 'wrong/never-clears-timer.ts'],
	['sharing/three-fixes', 'wrong/reads-before-the-lock.ts'],
	['ipc/bounded-queue', 'wrong/last-in-first-out.ts'],
];

/** Fewer than the labs say: 20 runs of each take longer than a test may. */
const RUNS = 3;

for (const [id, wrong] of EXERCISES) {
	test(`${id} is failed by its start and by a wrong answer, and solved by its solution`, async (t) => {
		const { page, root, errors } = await opened(t, id);
		const text = answers(root, id);
		const exercise = page.locator(`il-exercise[data-lab="${id}"]`);
		assert.equal(await exercise.locator('[data-claim]:not([data-state="asked"])').count(), 0);

		await exercise.getByRole('button', { name: 'Check' }).click();
		await judged(exercise, 'Not yet: ');
		await refutes(exercise, JSON.parse(text('lab.json')).exercise.fails);
		await opensAtItsMoment(exercise);

		const answer = await editor(exercise);
		await answer.fill(text(wrong));
		await answer.press('Control+Enter');
		await judged(exercise, 'Not yet: ');
		await refutes(exercise, /^\/\/ fails: ([\w-]+)/.exec(text(wrong))?.[1]);

		await answer.fill(text('solution.ts'));
		await exercise.getByRole('button', { name: 'Check' }).click();
		await judged(exercise, `Solved: held in ${RUNS} of ${RUNS} runs. Runs refute, they never prove.`);
		await exercise.locator('[data-solved]', { hasText: /^✓ solved on \d+ \w+ \d{4}$/ }).waitFor();

		await page.reload();
		await exercise.locator('[data-solved]', { hasText: '✓ solved on' }).waitFor();
		assert.equal(await (await editor(exercise)).inputValue(), text('solution.ts'));
		assert.deepEqual(errors, []);
	});
}

test('what is filled in place and what is put in order is judged by its runs too', async (t) => {
	const { page, url } = await opened(t, 'ipc/end-of-file');
	const exercise = page.locator('il-exercise');
	const check = exercise.getByRole('button', { name: 'Check' });
	await check.click();
	await judged(exercise, 'Not yet: ');
	await exercise.getByRole('textbox').fill('\tchild.stdin.end();');
	await exercise.getByText('You have changed your text since').waitFor();
	await page.keyboard.press('Control+Enter');
	await judged(exercise, `Solved: held in ${RUNS} of ${RUNS} runs.`);

	await page.goto(new URL('labs/sharing/lock-in-order/', url).href);
	for (const line of ['total[0] = read + 1;', 'busy(1);', 'read = total[0] ?? 0;', 'lock.lock();']) {
		const up = exercise.getByRole('button', { name: `Up: ${line}` });
		while ((await up.getAttribute('aria-disabled')) !== 'true') await up.press('ArrowUp');
	}
	await check.click();
	await exercise.locator('[data-verdict]', { hasText: /^(Solved|Not yet): / }).waitFor({ timeout: 0 });
	assert.match(await exercise.locator('[data-verdict]').innerText(), /^Solved: /);
	await exercise.locator('[data-solved]', { hasText: '✓ solved on' }).waitFor();
});

test('Stop ends a check in its middle, the page says the words of the command, and a closed tab leaves no process', async (t) => {
	const [id, wrong] = EXERCISES[0] as [string, string];
	const { page, root } = await opened(t, id, 20);
	const exercise = page.locator(`il-exercise[data-lab="${id}"]`);
	const text = answers(root, id);
	const answer = await editor(exercise);
	await answer.fill(text('solution.ts'));
	await exercise.getByRole('button', { name: 'Check' }).click();
	await exercise.locator('[data-counts]', { hasText: /^Run [2-9] of \d+$/ }).waitFor();
	await page.keyboard.press('Escape');
	await exercise
		.locator('[data-verdict]', { hasText: /^Not judged: it was stopped after \d+ of \d+ runs\.$/ })
		.waitFor();
	assert.equal(await exercise.getByRole('button', { name: 'Check' }).isVisible(), true);
	assert.equal(await exercise.locator('[data-solved]').isVisible(), false);

	await answer.fill(text(wrong));
	await exercise.getByRole('button', { name: 'Check' }).click();
	await judged(exercise, 'Not yet: ');
	assert.deepEqual(await wordsOf(exercise), commandWords(root, id, wrong));

	if (process.platform !== 'linux') return;
	await answer.fill(
		`setInterval(() => {}, 1000);\n${text('exercise.ts').replace(/throw new Error.*/, 'return new Promise(() => {});')}`,
	);
	await exercise.getByRole('button', { name: 'Check' }).click();
	await until(
		() => processesIn(root),
		({ length }) => length > 1,
	);
	await page.close();
	await until(
		() => processesIn(root),
		({ length }) => length === 0,
	);
});

/** Answers to an exercise, as they read in the place of its start. */
function answers(root: string, id: string): (file: string) => string {
	return (file) =>
		fs.readFileSync(path.join(root, 'labs', id, file), 'utf8').replaceAll("'../../../lib/", "'../../lib/");
}

/** The words of the verdicts, without what differs from run to run. */
async function wordsOf(exercise: Locator): Promise<string[]> {
	const rows = await exercise.locator('[data-claim]').all();
	const words = rows.map(async (row) => {
		const parts = ['.says', '.verdict', '.seen'].map((part) => row.locator(part).innerText());
		const [says, verdict, seen] = await Promise.all(parts);
		return blurred([says, `${verdict}: ${seen}`].join('\n'));
	});
	const whole = await exercise.locator('[data-verdict]').innerText();
	return [...(await Promise.all(words)), blurred(whole)];
}

/** What `interleave check` says of the same text. */
function commandWords(root: string, id: string, file: string): string[] {
	const command = path.join(own, 'scripts/interleave.ts');
	const { stdout } = spawnSync(process.execPath, [command, 'check', id, path.join('labs', id, file)], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, NO_COLOR: '1' },
	});
	const [, ...claims] = stdout.trim().split(/\n(?=[✓✗–] )/);
	return claims.map((lines) =>
		blurred(
			lines
				.replace(/^[✓✗–] /, '')
				.replace(/\n +/g, '\n')
				.trim(),
		),
	);
}

/** Without numbers and signals, which the harness draws. */
function blurred(words: string): string {
	return words.replace(/\d+(\.\d+)?/g, '#').replace(/SIG\w+/g, 'SIG');
}

/** The claim is refuted, in ink and in words. */
async function refutes(exercise: Locator, claim: string | undefined): Promise<void> {
	const row = exercise.locator(`[data-claim="${claim}"]`);
	assert.equal(await row.getAttribute('data-state'), 'refuted', `${claim} is refuted`);
	assert.match(await row.locator('.seen').innerText(), /^in run \d+, /);
}

/** The run that refutes opens at the last of its moments. */
async function opensAtItsMoment(exercise: Locator): Promise<void> {
	const button = exercise.locator('[data-ask="open"]').first();
	const [, run, moment] = /^Open run (\d+) at (\d+\.\d+ ms)$/.exec(await button.innerText()) ?? [];
	assert.ok(run && moment);
	await button.click();
	const shown = exercise.locator('[data-run]');
	await shown.locator('[data-moment]', { hasText: moment }).waitFor();
	assert.match(
		await shown.locator('[data-run-name]').innerText(),
		new RegExp(`^Run ${run} of the check: what refutes`),
	);
	assert.equal(await shown.locator('[data-source="exercise.ts"]').count(), 1);
	const page = exercise.page();
	await page.setViewportSize({ width: 360, height: 740 });
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
}

/** The text area of the exercise: Monaco is tested elsewhere. */
async function editor(exercise: Locator): Promise<Locator> {
	const edit = exercise.getByRole('button', { name: 'Edit' });
	if (await edit.isVisible()) await edit.click();
	const area = exercise.locator('.work textarea').first();
	await area.waitFor();
	return area;
}

/** Waits as long as the runs take on a busy machine: what never ends, the test's own limit ends. */
async function judged(exercise: Locator, words: string): Promise<void> {
	await exercise.locator('[data-verdict]', { hasText: words }).waitFor({ timeout: 0 });
}

/** The page of an exercise, of a companion over a checkout with the course's labs. */
async function opened(t: TestContext, id: string, runs = RUNS) {
	const root = copyOfLabs();
	const json = path.join(root, 'labs', id, 'lab.json');
	fs.writeFileSync(json, fs.readFileSync(json, 'utf8').replace(/"runs": \d+/, `"runs": ${runs}`));
	// Narrow: there the editor is a text area.
	const opened = await pageOf(t, browser, `labs/${id}/`, { root, dist, viewport: { width: 600, height: 900 } });
	return { ...opened, root };
}

/** The processes that run in the checkout or below it, as Linux tells. */
function processesIn(root: string): string[] {
	return fs.readdirSync('/proc').filter((pid) => {
		try {
			return /^\d+$/.test(pid) && fs.readlinkSync(`/proc/${pid}/cwd`).startsWith(root);
		} catch {
			return false; // It has ended.
		}
	});
}

/** Resolves when that is so: `seen` gives what is there. */
async function until<T>(seen: () => T, is: (seen: T) => boolean): Promise<void> {
	const late = performance.now() + 60_000;
	for (let now = seen(); !is(now); now = seen()) {
		assert.ok(performance.now() < late, `after a minute: ${JSON.stringify(now)}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
