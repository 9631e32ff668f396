import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownLane } from './known-lane.ts';
import type { BeginLine, EndLine, SpawnLine } from './lines.ts';
import { media } from './media.ts';
import { mouths } from './mouths.ts';

const lane = (id: string, more: object = {}): KnownLane => {
	const made = { lane: { id }, ended: false, ...more } as KnownLane;
	made.process = made;
	return made;
};

/** P1 with pipes to its child P2, which holds what `ends` says. */
function open(ends: Record<number, string>) {
	const [parent, child] = [lane('P1'), lane('P2')];
	const all = media();
	const known = mouths(all, (token) => (token === 'a' ? child : undefined));
	known.begun(parent, { k: 'begin', spawn: 'root', ends: { 0: 'socket:1' } } as unknown as BeginLine);
	known.asked(parent, { k: 'spawn', spawn: 'a', pipes: [0, 1] } as unknown as SpawnLine);
	known.begun(child, { k: 'begin', spawn: 'a', ends } as unknown as BeginLine);
	const opened = (by: KnownLane, more: object) => known.opened(by, { k: 'end', t: 0, end: 1, ...more } as EndLine);
	return { parent, child, known, opened };
}

test('mouths() joins what a child has to what its parent gave it, also where sockets have no numbers', () => {
	for (const ends of [
		{ 0: 'socket:7', 1: 'socket:8' },
		{ 0: 'socket:0', 1: 'socket:0' },
	] as Record<number, string>[]) {
		const { parent, child, known, opened } = open(ends);
		for (const fd of [0, 1]) {
			const theirs = known.descriptor(child, fd);
			const ours = opened(parent, { child: { spawn: 'a', fd } });
			assert.equal(theirs?.medium, ours?.medium);
			assert.deepEqual([ours?.side, theirs?.side], [0, 1]);
			assert.equal(opened(child, { fd, file: ends[fd] })?.medium, ours?.medium);
		}
		assert.notEqual(known.descriptor(child, 0)?.medium, known.descriptor(child, 1)?.medium);
	}
});

test('mouths() knows nothing of what the first process was given, whoever inherits it', () => {
	const { child, known, opened } = open({ 0: 'socket:1', 1: 'pipe:3:4' });
	assert.equal(known.descriptor(child, 0), undefined);
	assert.equal(opened(child, { fd: 0, file: 'socket:1' }), undefined);
	assert.ok(known.descriptor(child, 1)?.medium.oneWay);
});

test('mouths() takes a pipe of the same number for another one when nobody has the first any longer', () => {
	const { parent, child, known, opened } = open({});
	const write = (by: KnownLane) => known.used(opened(by, { file: 'pipe:1:2', fifo: true }) as never, 'write', by);
	const read = (by: KnownLane) => known.used(opened(by, { file: 'pipe:1:2', fifo: true }) as never, 'read', by);
	const first = write(parent);
	assert.equal(read(child).medium, first.medium);
	assert.deepEqual([first.medium.kind, first.side], ['fifo', 0]);
	assert.equal(write(lane('P3')).medium, first.medium);
	Object.assign(parent, { ended: true });
	Object.assign(child, { ended: true });
	assert.notEqual(write(lane('P4')).medium, first.medium);
});

test('mouths() joins the two addresses of a connection, and takes the same ones again for another', () => {
	const { parent, child, opened } = open({});
	const client = { local: 'a:1', remote: 'b:2', role: 'client' };
	const server = { local: 'b:2', remote: 'a:1', role: 'server' };
	const [first, other] = [opened(parent, client), opened(child, server)];
	assert.equal(first?.medium, other?.medium);
	assert.deepEqual([first?.side, other?.side], [0, 1]);
	const handedOn = opened(lane('P3'), { ...server, role: 'client' });
	assert.deepEqual([handedOn?.medium === first?.medium, handedOn?.side], [true, 1]);
	assert.notEqual(opened(parent, client)?.medium, first?.medium);
	assert.notEqual(opened(child, { ...server, tls: true })?.medium, first?.medium);
});
