import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf, type Pressed } from './commands.ts';

const press = (key: string, more: Partial<Pressed> = {}) =>
	commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test('commandOf() knows the keys that readers expect', () => {
	const expected: [string, unknown][] = [
		[' ', ['toggle']],
		['ArrowLeft', ['back']],
		['ArrowRight', ['next']],
		[',', ['back']],
		['.', ['next']],
		['[', ['jump-back']],
		[']', ['jump-next']],
		['0', ['share', '0']],
		['7', ['share', '7']],
		['?', ['keys']],
	];
	for (const [key, asked] of expected) assert.deepEqual(press(key), asked, key);
	assert.deepEqual(press('?', { shiftKey: true }), ['keys']);
	assert.deepEqual(press('ArrowLeft', { shiftKey: true }), ['lane-back']);
	assert.deepEqual(press('ArrowRight', { shiftKey: true }), ['lane-next']);
	assert.deepEqual(press('Enter', { ctrlKey: true }), ['run']);
	assert.deepEqual(press('Enter', { metaKey: true, focus: 'text' }), ['run']);
});

test("commandOf() leaves the browser's own keys, and those of the page's search", () => {
	for (const key of [
		'Tab',
		'Enter',
		'Escape',
		'Home',
		'End',
		'PageDown',
		'ArrowUp',
		'ArrowDown',
		'F5',
		'/',
		'a',
		'constructor',
	])
		assert.equal(press(key), undefined, key);
	for (const key of ['k', '0', '[', 'ArrowLeft', ' ']) {
		assert.equal(press(key, { ctrlKey: true }), undefined, key);
		assert.equal(press(key, { metaKey: true }), undefined, key);
		assert.equal(press(key, { altKey: true }), undefined, key);
	}
});

test('commandOf() takes nothing from who types, presses a button or scrolls a box', () => {
	for (const key of [' ', ',', '.', '[', '5', '?', 'ArrowLeft'])
		assert.equal(press(key, { focus: 'text' }), undefined, key);
	assert.equal(press(' ', { focus: 'press' }), undefined);
	assert.deepEqual(press('ArrowRight', { focus: 'press' }), ['next']);
	for (const key of [' ', 'ArrowLeft', 'ArrowDown']) assert.equal(press(key, { focus: 'scroll' }), undefined, key);
	assert.deepEqual(press('.', { focus: 'scroll' }), ['next']);
	assert.deepEqual(press('ArrowRight', { focus: 'slide' }), ['next']);
});
