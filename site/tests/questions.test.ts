/** Questions in lessons: the answer, what the runs say to it, the veil before it, and what is asked again later. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { axeFinds } from './axe.ts';
import { movedBy } from './layout-shift.ts';
import { openSite } from './site.ts';

const LOCKS = 'sharing/locks/';
const LAUNCHING = 'processes/launching-programs/';
const LAB = 'il-lab[data-lab="sharing/mutex"]:not([data-variant])';

/** What moves less is not ours: a mark in the sidebar. */
const STILL = 0.001;

const site = await openSite();

test('a run waits for its question; the runs say what they say to an answer, and open where they refute it', async () => {
	const page = await site.open(LOCKS, { anew: true, reducedMotion: 'reduce' });
	const lab = page.locator(LAB).first();
	const total = page.locator('#question-eight-additions');
	const reply = total.locator('[data-reply]');
	assert.ok((await movedBy(page)) < STILL, 'nothing moves where questions stand');

	assert.ok(await lab.locator('.veil').isVisible());
	for (const thing of await page.locator('.veil :is(a, button), :is(.stepper, .change) summary').all()) {
		const box = await thing.boundingBox();
		assert.ok(!box || box.height >= 24, `${await thing.innerText()} is ${box?.height} px high`);
	}
	assert.ok(!(await lab.locator('[data-timeline] svg').first().isVisible()));
	assert.equal(await lab.getByRole('button', { name: 'Play' }).count(), 0, 'who listens does not hear it');
	assert.ok(!(await page.locator('.lab-claims[data-veiled] .verdict').first().isVisible()), 'nor are verdicts told');
	assert.equal(await total.locator('.key').isVisible(), false);
	assert.deepEqual(await axeFinds(page, '.question, .recall, .veil'), []);

	const type = async (answer: string) => {
		await total.getByRole('textbox').fill(answer);
		await page.keyboard.press('Enter');
	};
	await type('');
	await reply.getByText('Type an answer first.').waitFor();
	for (const answer of ['some', '1e1', '0x8', '1,0']) {
		await type('');
		await reply.getByText('Type an answer first.').waitFor();
		await type(answer);
		await reply.getByText('Type a number in plain digits, as in 8').waitFor();
	}
	assert.ok(await lab.locator('.veil').isVisible(), 'that was no answer');
	const place = (await total.boundingBox())?.y ?? 0;
	await type('7');
	await reply.getByText('Not so: this cannot happen, because “With the lock').waitFor();
	await lab.locator('[data-timeline] svg').first().waitFor();
	const { y } = (await total.boundingBox()) ?? { y: 0 };
	assert.ok(Math.abs(y - place) < 2, 'what was pressed keeps its place');
	const link = reply.getByRole('link', { name: /^See what came instead, at / });
	const at = /at ([\d.]+ ms)$/.exec(await link.innerText())?.[1] ?? '';
	await link.click();
	await lab.locator('[data-moment]', { hasText: `${at} · ` }).waitFor();
	await type('');
	await reply.getByText('Type an answer first.').waitFor();
	await type('999999999999999999999');
	await reply.getByText('Not so: this cannot happen').waitFor();
	await type(' 8 ');
	await reply.getByText('Right: seen in the recorded run, and in every run').waitFor();
	await total.locator('[data-verdict="seen"][data-chosen]', { hasText: 'your answer' }).waitFor();

	await placeByKeyAndInThePicture(page);
	await severalAtOnce(page);
	assert.deepEqual(await axeFinds(page, '.question[data-told]'), []);

	await page.reload();
	await page.getByText('You answered this before: right.').first().waitFor();
	assert.equal(await total.getByRole('textbox').inputValue(), '8');
	assert.equal(
		await page.locator('[data-veiled]').count(),
		await page.locator('[data-veils*="work-outside"]').count(),
		'what was not answered still waits',
	);
	const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('interleave:progress') ?? '').answers);
	assert.equal(kept['sharing/locks#eight-additions'].first.right, false, 'the first answer is kept beside the last');
	assert.equal(kept['sharing/locks#eight-additions'].right, true);
	assert.ok((await movedBy(page)) < STILL);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

async function placeByKeyAndInThePicture(page: Page): Promise<void> {
	const waits = page.locator('#question-who-waits');
	const reply = waits.locator('[data-reply]');
	await waits.getByRole('button', { name: 'Answer', exact: true }).press('Enter');
	await reply.getByText('Choose first.').waitFor();
	await waits.getByRole('radio').first().press('Space');
	await page.keyboard.press('Enter');
	await reply.getByText('Not this one.').waitFor();
	assert.equal(await waits.locator('.broad .picked').count(), 2, 'what was chosen and what is right');
	const right = await waits.locator('[data-verdict="right"]').getAttribute('data-id');
	const spots = JSON.parse((await waits.locator('[data-spots]').getAttribute('data-spots')) ?? '[]');
	const [x1, y, x2] = spots
		.find(({ id }: { id: string }) => id === right)
		.broad.split(' ')
		.map(Number);
	const picture = waits.locator('svg.broad');
	const { width } = (await picture.boundingBox()) ?? { width: 0 };
	await picture.click({ position: { x: ((x1 + x2) / 2) * width, y } });
	assert.equal(await waits.locator('input:checked').getAttribute('value'), right);
	await waits.getByRole('button', { name: 'Answer again' }).click();
	await reply.getByText('Right: this one.').waitFor();
}

async function severalAtOnce(page: Page): Promise<void> {
	const one = page.locator('#question-one-uses-it');
	const reply = one.locator('[data-reply]');
	const answer = one.getByRole('button', { name: /^Answer/ });
	await one.getByLabel('more than eight').check();
	await answer.click();
	await reply.getByText('Not quite.').waitFor();
	assert.equal(await reply.getByRole('link', { name: /^See it in the run/ }).count(), 1, 'a run shows what was missed');
	await one.getByLabel('less than eight').check();
	await answer.click();
	// What was not seen counts neither way.
	await reply.getByText('Right: all that was seen').waitFor();
	assert.equal(await one.locator('[data-verdict="not seen"][data-chosen]').count(), 1);
}

test('the veil is none for who declines, follows a link to a moment, prints, or has no scripts', async () => {
	const page = await site.open(`${LOCKS}#run=sharing/mutex&t=130000&lane=P1.T1`, {
		anew: true,
		reducedMotion: 'reduce',
	});
	const lab = page.locator(LAB).first();
	await lab.locator('[data-moment]', { hasText: /^130\.000 ms/ }).waitFor();
	const other = page.locator('il-lab[data-variant="one"]').first();
	assert.ok(await other.locator('.veil').isVisible(), 'another run still waits');
	await page.emulateMedia({ media: 'print' });
	assert.ok(await other.locator('[data-timeline] svg').first().isVisible());
	assert.ok(
		await page.locator('#question-one-uses-it .verdicts').isVisible(),
		'on paper the answer stands by its question',
	);
	assert.ok(!(await page.locator('#question-one-uses-it .press').isVisible()));
	await page.emulateMedia({ media: 'screen' });
	await other.getByRole('button', { name: 'show the run' }).press('Enter');
	await other.locator('[data-timeline] svg').first().waitFor();
	assert.ok(await other.evaluate((lab) => lab === document.activeElement));
	const change = page.locator('il-change');
	await change.locator('summary', { hasText: 'A run with this change' }).click();
	await change.locator('il-lab').waitFor({ state: 'attached' });
	assert.ok(await change.locator('.veil').isVisible(), 'the run with a change waits for its question too');
	await change.getByRole('button', { name: 'Apply it' }).click();
	await change.locator('.work').waitFor();
	assert.equal(await change.locator('.veil').isVisible(), false);
	await page.locator('#question-work-outside [data-decline]', { hasText: 'Show the answer' }).waitFor();
	await page.locator('#question-eight-additions [data-decline]').click();
	await page.locator('#question-eight-additions .verdicts').waitFor();
	assert.deepEqual(page.problems, []);
	await page.context().close();

	const broken = await site.open(LOCKS, { anew: true }, (page) =>
		page.route('**/_astro/*.js', (route) => route.abort()),
	);
	const waits = broken.locator(LAB).first();
	await waits.getByRole('button', { name: 'show the run' }).click();
	assert.ok(await waits.locator('[data-timeline] svg').first().isVisible(), 'without its code a page hides nothing');
	await broken.context().close();

	const plain = await site.open(LOCKS, { anew: true, javaScriptEnabled: false });
	assert.ok(await plain.locator(LAB).first().locator('[data-timeline] svg').first().isVisible());
	const question = plain.locator('#question-one-uses-it');
	assert.ok(await question.getByText('less than eight').first().isVisible());
	assert.equal(await question.getByRole('button').count(), 0);
	assert.ok(!(await question.locator('.verdicts').isVisible()));
	await question.getByText('The answer').click();
	assert.match(await question.locator('.verdicts').innerText(), /less than eight[\s\S]*seen in the recorded run/);
	await plain.context().close();
});

test('lines are ordered by key; a lesson opens with what was missed, fetched from its own lesson', async () => {
	const missed = { at: 2, answer: ['x'], right: false, first: { at: 2, right: false } };
	const progress = {
		version: 1,
		lessons: {},
		answers: {
			'sharing/locks#one-uses-it': { ...missed, answer: ['less-than-eight'] },
			// Damaged: they are no answers.
			'processes/launching-programs#which-line-first': {},
			'sharing/locks#eight-additions': 5,
		},
		runs: {},
		exercises: {},
	};
	const page = await site.open(LAUNCHING, { anew: true, reducedMotion: 'reduce' }, (page) =>
		page.addInitScript((text) => {
			if (!localStorage.getItem('interleave:progress')) localStorage.setItem('interleave:progress', text);
		}, JSON.stringify(progress)),
	);
	const order = page.locator('#question-which-line-first');
	const veiled = page.locator('[data-veiled][data-veils$="#which-line-first"]');
	assert.equal(await veiled.count(), 2, 'what is damaged lifts no veil');
	const reply = order.locator('[data-reply]');
	const items = () => order.locator('[data-item] .text').allInnerTexts();
	const begins = await items();
	await order.getByRole('button', { name: 'Answer', exact: true }).click();
	await reply.getByText('Not so: this cannot happen').waitFor();
	const wanted = ['spawnSync: ', 'the parent goes on', 'spawn: ', 'execFile: '];
	for (const [place, line] of wanted.entries()) {
		const item = order.locator('[data-item]', { has: page.locator('.text', { hasText: new RegExp(`^${line}`) }) });
		const up = item.getByRole('button', { name: /^Up/ });
		await up.focus();
		for (let at = (await items()).findIndex((text) => text.startsWith(line)); at > place; at--)
			await page.keyboard.press('ArrowUp');
		assert.ok(await up.evaluate((button) => button === document.activeElement), 'the focus goes with it');
	}
	assert.notDeepEqual(await items(), begins);
	assert.match(await reply.innerText(), /is number \d of 4\.$/);
	await order.getByRole('button', { name: 'Answer again' }).click();
	await reply.getByText('Right: seen in the recorded run, and in every run').waitFor();
	assert.deepEqual(page.problems, []);

	await page.goto(new URL('../../ipc/queues/', page.url()).href);
	const rows = page.locator('.recall details:visible');
	assert.ok((await movedBy(page)) < STILL, 'the rows that are due stand there from the beginning');
	assert.equal(await rows.count(), 2);
	assert.equal(
		await rows.first().getAttribute('data-recalls'),
		'sharing/locks#one-uses-it',
		'what was missed comes first',
	);
	await rows.first().locator('summary').first().click();
	const again = rows.first().locator('il-question');
	await again.getByRole('group', { name: 'Your answer' }).waitFor();
	assert.equal(await again.locator('input:checked').count(), 0, 'a former answer would give it away');
	assert.equal(await again.locator('[data-reply]').innerText(), '');
	await again.getByLabel('less than eight').check();
	await again.getByRole('button', { name: 'Answer', exact: true }).click();
	await again.getByText('Right: all that was seen').waitFor();
	assert.equal(await rows.first().getByRole('link', { name: 'Locks' }).count(), 1);
	assert.deepEqual(await axeFinds(page, '.recall'), []);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});
