import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from './commands.ts';

/** A key as a page tells it, pressed in what matches `within`. */
function pressed(key: string, held: object = {}, within = 'button') {
	const target = { matches: (selector: string) => selector === within };
	const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
	return commandOf({ type: 'keydown', key, target, ...none, ...held } as unknown as Event);
}

test('commandOf() reads keys, and leaves the browser its own', () => {
	assert.deepEqual(
		[pressed('a'), pressed('2')],
		[
			{ do: 'move', who: 0 },
			{ do: 'move', who: 1 },
		],
	);
	assert.deepEqual([pressed('Backspace'), pressed('ArrowRight')], [{ do: 'undo' }, { do: 'redo' }]);
	for (const key of ['e', '5', 'ab', 'Tab', 'Enter', ' ', 'constructor']) assert.equal(pressed(key), undefined);
	for (const held of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])
		assert.equal(pressed('a', { [held]: true }), undefined);
	// A box that scrolls has its arrows.
	assert.equal(pressed('ArrowLeft', {}, '[role="group"]'), undefined);
});
