import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTasks } from './in-tasks.ts';

const waiting: (() => void)[] = [];
globalThis.requestIdleCallback = (next) => waiting.push(next as () => void);
const idle = () => waiting.shift()?.();

test('inTasks() does each step in a task of its own, and at once what is left when it is asked', () => {
	const done: number[] = [];
	const steps = [1, 2, 3].map((step) => () => done.push(step));
	const rest = inTasks(steps, new AbortController().signal);
	assert.deepEqual(done, []);
	idle();
	assert.deepEqual(done, [1]);
	rest();
	assert.deepEqual(done, [1, 2, 3]);
	idle();
	assert.equal(waiting.length, 0);
});

test('inTasks() does nothing more after a step that failed, or when it was ended', () => {
	const fails = () => {
		throw new Error('it cannot be drawn');
	};
	const never = () => assert.fail('this step was not to be done');
	const rest = inTasks([fails, never], new AbortController().signal);
	assert.throws(idle, /it cannot be drawn/);
	rest();
	const ended = new AbortController();
	inTasks([never], ended.signal);
	ended.abort();
	idle();
	assert.equal(waiting.length, 0, 'the browser is not woken again');
});
