/** Questions of different kinds, answered on a real companion and found again: after a reload, and after the browser forgot. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Locator } from 'playwright';
import { checkout } from '../labs/fixture.ts';
import { launchBrowser } from '../setup/browser.ts';
import { pageOf } from './page-fixture.ts';

const dist = path.resolve(process.env.INTERLEAVE_DIST ?? path.join(import.meta.dirname, '../../dist'));

const browser = await launchBrowser();
after(() => browser.close());

/** How each is answered, and what the runs say to it. */
interface Asked {
	lesson: string;
	id: string;
	answer(question: Locator): Promise<unknown>;
	says: RegExp;
	right: boolean | undefined;
}

const choose =
	(...texts: string[]) =>
	async (question: Locator) => {
		for (const text of texts) await question.getByLabel(text, { exact: true }).check();
	};

const asked: Asked[] = [
	{
		...{ lesson: 'start/two-workers-one-counter', id: 'two-million', right: false },
		answer: choose('two million', 'more than two million'),
		says: /^Not quite\./,
	},
	{
		...{ lesson: 'sharing/locks', id: 'eight-additions', right: true },
		answer: (question) => question.getByRole('textbox').fill(' 8'),
		says: /^Right: seen in the recorded run, and in every run/,
	},
	{
		...{ lesson: 'sharing/locks', id: 'who-waits', right: false },
		answer: (question) =>
			question
				.getByRole('radio', { name: /^Worker A waits/ })
				.first()
				.check(),
		says: /^Not this one\. See it in the run/,
	},
	{
		...{ lesson: 'processes/launching-programs', id: 'which-line-first', right: false },
		answer: (question) => question.getByRole('button', { name: 'Down: the parent goes on' }).click(),
		says: /^Not so: this cannot happen, because/,
	},
	{
		...{ lesson: 'processes/launching-programs', id: 'status-or-not', right: true },
		answer: choose('a child that a signal ended', 'a program that was not found'),
		says: /^Right/,
	},
	{
		...{ lesson: 'ipc/pipes', id: 'first-writer-gone', right: true },
		answer: choose('no, only after the last writer'),
		says: /^Right: seen in the recorded run, and in every run/,
	},
	{
		...{ lesson: 'ipc/pipes', id: 'which-let-it-end', right: true },
		answer: (question) => question.getByRole('radio', { name: / write B: written B/ }).check(),
		says: /^Right: this one/,
	},
];

test('seven questions of different kinds are answered, and found again from the browser and from the disk', async (t) => {
	const root = checkout(t, { 'package.json': '{ "type": "module", "version": "0.0.0" }' });
	const { page, url, errors } = await pageOf(t, browser, '', { root, dist });
	const go = (lesson: string) => page.goto(new URL(`${lesson}/`, url).href);
	const lessons = Map.groupBy(asked, ({ lesson }) => lesson);

	for (const [lesson, questions] of lessons) {
		await go(lesson);
		for (const { id, answer, says } of questions) {
			const question = page.locator(`#question-${id}`);
			await answer(question);
			await question.getByRole('button', { name: 'Answer', exact: true }).click();
			await question.locator('[data-reply]', { hasText: says }).waitFor();
		}
	}

	const file = path.join(root, 'my/progress.json');
	const onDisk = () => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).progress.answers : {});
	while (Object.keys(onDisk()).length < asked.length) await page.waitForTimeout(100);
	for (const { lesson, id, right } of asked) assert.equal(onDisk()[`${lesson}#${id}`].right, right, id);

	const found = async () => {
		for (const [lesson, questions] of lessons) {
			await go(lesson);
			for (const { id, right } of questions) {
				const told = right === undefined ? 'before.' : right ? 'before: right.' : 'before: not so.';
				await page.locator(`#question-${id} [data-reply]`, { hasText: told }).waitFor();
			}
		}
	};
	await found();
	// The token stays: without it the companion is not asked.
	await page.evaluate(() => localStorage.removeItem('interleave:progress'));
	await found();
	assert.equal(
		await page.locator('#question-first-writer-gone input:checked').getAttribute('value'),
		'no-only-after-the-last-writer',
	);
	assert.deepEqual(errors, []);
});
