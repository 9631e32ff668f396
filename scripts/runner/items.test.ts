import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from './items.ts';

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
	const taken: T[] = [];
	for await (const item of stream) taken.push(item);
	return taken;
}

test('items() gives all items in order, to who comes late and to who waits', async () => {
	const late = items<number>();
	for (let n = 0; n < 5000; n++) late.push(n);
	late.close();
	assert.deepEqual(await all(late), [...Array(5000).keys()]);

	const waited = items<number>();
	const taking = all(waited);
	for (let n = 0; n < 5000; n++) {
		waited.push(n);
		if (n % 700 === 0) await undefined;
	}
	waited.close();
	assert.deepEqual(await taking, [...Array(5000).keys()]);
});
