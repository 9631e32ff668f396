import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { Answers, signer, Unanswered } from './driver.ts';

/** What a harness hears is what comes as messages, from whomever. */
function heard(): { driver: EventEmitter; answers: Answers } {
	const driver = Object.assign(new EventEmitter(), { threadId: 1 });
	return { driver, answers: new Answers(driver as unknown as Worker) };
}

test('Answers.next() gives what was signed, in order, before or after it is asked for', async () => {
	const { driver, answers } = heard();
	const sign = signer(answers.secret);
	driver.emit('message', sign('ready', 7));
	driver.emit('message', sign('done'));
	assert.deepEqual(await answers.next(), ['ready', '7']);
	assert.deepEqual(await answers.next(), ['done']);
	const later = answers.next();
	driver.emit('message', sign('later', ''));
	assert.deepEqual(await later, ['later', '']);
});

test('Answers.next() believes nothing that is not signed, was changed, or is said again', async () => {
	const { driver, answers } = heard();
	const sign = signer(answers.secret);
	const first = sign('first');
	for (const forged of [signer('a guess')('first'), first.replace('first', 'fixed'), 'first\n0', { first }, 7, null])
		driver.emit('message', forged);
	driver.emit('message', first);
	driver.emit('message', first);
	driver.emit('message', sign('second'));
	assert.deepEqual([await answers.next(), await answers.next()], [['first'], ['second']]);
});

test('Answers.next() rejects when the driver has ended, and says how', async () => {
	const { driver, answers } = heard();
	const waiting = assert.rejects(answers.next(), new Unanswered('its thread ended with Error: boom'));
	driver.emit('error', new Error('boom'));
	driver.emit('exit', 1);
	await waiting;
	await assert.rejects(answers.next(), Unanswered);
	assert.equal(await answers.ended, 'its thread ended with Error: boom');
});
