/** Many runs of a lab from its page, and a run beside the recorded ones, on a real companion. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { checkout, lab } from '../labs/fixture.ts';
import { launchBrowser } from '../setup/browser.ts';
import { pageOf } from './page-fixture.ts';

const dist = path.resolve(process.env.INTERLEAVE_DIST ?? path.join(import.meta.dirname, '../../dist'));

const browser = await launchBrowser();
after(() => browser.close());

/** Every other run loses one sale; the fifth never ends by itself. */
const PROGRAM = `
import fs from 'node:fs';
fs.appendFileSync('runs', '.');
const run = fs.readFileSync('runs', 'utf8').length;
console.log('Seats sold: 6 of 6');
console.log('Seats left, by the counter: ' + (run % 2));
if (run === 5) setInterval(() => {}, 1000);
`;

test('a page runs its lab many times, keeps what came when stopped, and compares a run with the recorded ones', async (t) => {
	const root = checkout(t, {
		'package.json': '{ "type": "module", "version": "0.0.0" }',
		...lab('sharing/first-race', { 'main.ts': PROGRAM }),
	});
	const { page, errors } = await pageOf(t, browser, 'labs/sharing/first-race/', { root, dist });
	const shown = page.locator('il-lab').first();
	const button = (name: string) => shown.getByRole('button', { name, exact: true });

	await button('Run').click();
	const own = shown.locator('[data-own-run]');
	await own.getByText('An outcome not seen yet.').waitFor();
	assert.match(await shown.locator('[data-status]').innerText(), /^Your run ended .* An outcome not seen yet\.$/);
	assert.match(await own.innerText(), /Only the recorded run has Box office A \(thread Box office A\)\./);
	await own.getByRole('button', { name: 'Show both' }).click();
	const pair = page.locator('il-lab + .pair');
	const [upper, lower] = await pair.locator('[data-facts] tbody th').allInnerTexts();
	assert.match(upper ?? '', /^recorded: /);
	assert.equal(lower, 'your run');
	await pair.getByRole('button', { name: 'Close' }).click();
	assert.equal(await pair.count(), 0);

	const told = shown.locator('[data-many] [role="status"]');
	const chart = shown.locator('[data-own-chart]');
	const rows = async () =>
		Promise.all(
			(await chart.locator('.classes tr').all()).map(async (row) =>
				(await row.locator('th, .count').allInnerTexts()).join(' '),
			),
		);
	await button('Run 10 times').click();
	await shown.locator('.count-of', { hasText: '3 of 10' }).waitFor();
	assert.equal(await button('Run 10 times').isDisabled(), true);
	await button('Stop').last().press('Enter');
	await told.getByText('3 of 10 runs came to their end.').waitFor();
	assert.equal(await button('Run 10 times').evaluate((one) => one === document.activeElement), true);
	assert.deepEqual((await rows()).sort(), ['counted all 2', 'lost one 1', 'lost three 0', 'lost two 0']);
	assert.match(
		await shown.locator('.tallies').innerText(),
		/counter still says[\s\S]*came in 1 of 3[\s\S]*in one of them: the counter ended at 1/,
	);
	await chart.getByRole('button', { name: 'lost one: 1 of your 3 runs. Open one.' }).dblclick();
	await chart.locator('tr.shown', { hasText: 'lost one' }).waitFor();
	await shown.locator('[data-transcript]', { hasText: 'by the counter: 1' }).waitFor();
	await own.waitFor();
	assert.equal(await own.count(), 1, 'a run that is opened twice is compared once');

	await shown.getByRole('link', { name: /^lost two: \d+ of \d+ runs\. Open one\.$/ }).click();
	await shown.locator('[data-outcomes] tr.shown', { hasText: 'lost two' }).waitFor();
	assert.equal(await chart.locator('tr.shown').count(), 0);
	assert.equal(await own.count(), 0, 'a recorded run is not compared with the recorded ones');

	const beside = shown.locator('select[data-beside]');
	const lostTwo = await beside.locator('option', { hasText: 'lost two' }).getAttribute('value');
	await beside.selectOption(lostTwo);
	await button('Side by side').click();
	await shown.getByText('That run is the one that is shown.').waitFor();
	assert.equal(await pair.count(), 0, 'a run does not stand beside itself');
	assert.deepEqual(errors, []);
});
