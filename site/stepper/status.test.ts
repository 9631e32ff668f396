import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explore } from '../../scripts/stepper/explore.ts';
import { lostUpdate, lostWakeUp, oppositeOrder } from '../../scripts/stepper/fixture.ts';
import { parse } from '../../scripts/stepper/parse.ts';
import { play, readSchedule } from '../../scripts/stepper/play.ts';
import { address, readAddress } from './address.ts';
import { linesHtml, memoryHtml } from './parts.ts';
import { foundWords, type Status, statusOf } from './status.ts';

/** The status of a model after a schedule. */
function after(notation: string, text: string): Status {
	const model = parse(notation);
	return statusOf(model, play(model, readSchedule(model, text)?.schedule ?? []), explore(model));
}

test('statusOf() says what was done, and what is decided by it', () => {
	assert.deepEqual(after(lostUpdate, 'AA'), { says: 'Step 2: Worker A works out x: it is 1.' });
	assert.deepEqual(after(lostUpdate, 'AAABBB').verdict, 'Held');
	assert.deepEqual(after(lostUpdate, 'AABBBA').because, 'It is not so that total = 2.');
	assert.deepEqual(after(`${lostUpdate}always total < 1`, 'AAAB').because, 'It is not so since step 3 that total < 1.');
	assert.equal(after(oppositeOrder, 'AB').verdict, 'Deadlock');
	assert.match(after(lostWakeUp, 'AAB').because ?? '', /a lost wake-up: the notify of step 2/);
});

test('statusOf() tells those who can never move again, though another still can', () => {
	const { verdict, because } = after(`${oppositeOrder}C "Clock":\n  x = 1\n`, 'AB');
	assert.equal(verdict, 'Stuck');
	assert.match(because ?? '', /^A waits for lock M, held by B; .*: never again can A and B move, though others can\.$/);
});

test('foundWords() says that all was searched where nothing is found', () => {
	const model = parse(oppositeOrder);
	const explored = explore(model);
	assert.equal(
		foundWords(model, explored, explored.breaking, 'breaks'),
		'Searched all 6 interleavings: none breaks it, though some end in a deadlock.',
	);
});

test('readAddress() reads what address() writes, and nothing of others', () => {
	const model = parse(lostUpdate);
	const chosen = { schedule: [0, 1, 0], at: 2 };
	assert.equal(address('two', model, chosen), '#stepper-two=AB.A');
	assert.deepEqual(readAddress('#stepper-two=AB.A', 'two', model), chosen);
	for (const hash of ['', '#two', '#stepper-two-more=AB', '#run=a/b&t=5', '#stepper-two=<b>']) {
		assert.equal(readAddress(hash, 'two', model), undefined);
	}
});

test('linesHtml() and memoryHtml() mark what is next and what changed, and let no markup through', () => {
	const model = parse(`queue q size 2\nlock L\nA "<i>":\n  send q 1 "<b>"\nB "&":\n  lock L\n`);
	const { states } = play(model, [0, 1]);
	const [first, , last] = states;
	assert.ok(first && last);
	assert.match(linesHtml(model, first, 0), /<li class="next" aria-current="step">.*<code>&#60;b&#62;<\/code><\/li>/);
	const shared = memoryHtml(model, last, first);
	assert.match(shared, /<b>held by &#38;<\/b> <span class="was">was free<\/span>/);
	assert.match(shared, /<b>\[1\] 1 of 2<\/b>/);
});
