import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Flow, flow } from './flow.ts';
import type { KnownLane } from './known-lane.ts';

const lane = (id: string, more: Partial<KnownLane> = {}) => ({ lane: { id }, ended: false, ...more }) as KnownLane;

/** A flow, and what it tells: `writer 0-3`. */
function open(name: (force: boolean) => string | undefined = () => 'a>b', silent = false) {
	const told: string[] = [];
	const own = flow(name, () => silent);
	const take = (to: Flow, way: 'write' | 'read', by: KnownLane, t: number, size: number) =>
		to.take({
			...{ way, lane: by, t, size },
			tell: ({ channel, from, to: end, seen = '' }) =>
				told.push(`${channel} ${by.lane.id} ${way} ${from}-${end} ${seen}`.trim()),
		});
	return {
		told,
		flow: own,
		write: (by: KnownLane, t: number, size: number) => take(own, 'write', by, t, size),
		read: (by: KnownLane, t: number, size: number) => take(own, 'read', by, t, size),
		look: (times: number) => {
			for (let left = times; left > 0; left--) own.look();
		},
	};
}

test('flow() tells at once what one lane writes, and what is read of it', () => {
	const { told, write, read } = open();
	const [a, b] = [lane('A'), lane('B')];
	write(a, 1, 3);
	write(a, 2, 4);
	read(b, 3, 5);
	read(b, 4, 2);
	assert.deepEqual(told, ['a>b A write 0-3', 'a>b A write 3-7', 'a>b B read 0-5', 'a>b B read 5-7']);
});

test('flow() waits for the write that a lane tells of later than another one tells that it read it', () => {
	const { told, write, read, look } = open();
	read(lane('B'), 3, 5);
	look(4);
	assert.deepEqual(told, []);
	write(lane('A'), 1, 5);
	assert.deepEqual(told, ['a>b A write 0-5', 'a>b B read 0-5']);
});

test('flow() orders what several lanes write by time', () => {
	const { told, write, look } = open();
	write(lane('A'), 1, 1);
	write(lane('B'), 5, 2);
	write(lane('C'), 3, 4);
	look(2);
	assert.deepEqual(told, ['a>b A write 0-1', 'a>b C write 1-5 inferred', 'a>b B write 5-7 inferred']);
});

test('flow() is certain of the order of two lanes where one has ended before the other writes', () => {
	const { told, write, look } = open();
	write(lane('A', { ownEnd: { t: 4 } } as Partial<KnownLane>), 1, 1);
	write(lane('B'), 5, 2);
	look(2);
	assert.deepEqual(told, ['a>b A write 0-1', 'a>b B write 1-3']);
});

test('flow() takes what nobody wrote for the bytes of programs that cannot report', () => {
	const { told, write, read, look } = open();
	const [a, b] = [lane('A'), lane('B')];
	write(a, 1, 2);
	read(b, 2, 2);
	read(b, 3, 4);
	// What A writes later is not what was read.
	write(a, 9, 3);
	read(b, 10, 3);
	read(b, 11, 7);
	look(5);
	assert.deepEqual(told, [
		...['a>b A write 0-2', 'a>b B read 0-2', 'a>b B read 2-6 inferred', 'a>b A write 6-9', 'a>b B read 6-9'],
		'a>b B read 9-16 inferred',
	]);
});

test('flow() is certain where all that write are programs that cannot report', () => {
	const { told, read, look } = open(() => 'sh>b', true);
	read(lane('B'), 3, 4);
	look(2);
	assert.deepEqual(told, ['sh>b B read 0-4']);
});

test('flow() waits for the rest of a flood as long as its writer lives', () => {
	const { told, flow: own, write, read, look } = open();
	const a = lane('A');
	write(a, 1, 1);
	own.thinned();
	read(lane('B'), 5, 3);
	look(50);
	assert.deepEqual(told, ['a>b A write 0-1']);
	write(a, 2, 1);
	a.ended = true;
	look(1);
	assert.deepEqual(told.slice(1), ['a>b A write 1-2', 'a>b B read 0-3 inferred']);
});

test('flow() tells nothing until it has a name, or is forced to', () => {
	const known: string[] = [];
	const { told, flow: own, write } = open((force) => known[0] ?? (force ? 'a>outside' : undefined));
	write(lane('A'), 1, 2);
	assert.deepEqual([told, own.waiting], [[], true]);
	own.look(true);
	assert.deepEqual([told, own.waiting], [['a>outside A write 0-2'], false]);
});

test('flow() hands what it has not told to the flow that it turns out to be', () => {
	const lone = open(() => undefined);
	const other = open();
	lone.write(lane('A'), 1, 2);
	other.read(lane('B'), 2, 2);
	lone.flow.moveTo(other.flow);
	assert.deepEqual([lone.told, other.told, lone.flow.waiting], [['a>b A write 0-2'], ['a>b B read 0-2'], false]);
});
