import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventBody, KnownLane } from './known-lane.ts';
import { terminal } from './terminal.ts';

/** A process whose streams are the terminal's, unless other ones are given. */
function lane(id: string, more: Partial<KnownLane> & { node?: false } = {}): KnownLane {
	const made = {
		lane: { id, kind: 'process', name: id, ...(more.node === false && { node: false }) },
		fds: ['1', '2'],
		owned: {},
		last: 0,
		ended: false,
		...more,
	};
	return Object.assign(made, { process: made }) as unknown as KnownLane;
}

/** A terminal of these lanes, and what it tells. */
function open(lanes: KnownLane[], keep = { bytes: 1000, outputs: 100 }, expected: string[] = [], held: string[] = []) {
	const told: string[] = [];
	const screen = terminal({
		lanes,
		keep,
		expecting: () => expected.length > 0,
		holding: () => held.length > 0,
		event: ({ lane: { id } }, body: EventBody, t) => {
			if (body.kind === 'out')
				told.push(
					`${t} ${id} ${body.fd} ${body.text ?? `base64 ${body.base64}`}${body.arrived ? ` at ${body.arrived}` : ''}`,
				);
			if (body.kind === 'dropped') told.push(`${t} ${id} dropped ${body.count} of ${body.bytes}`);
		},
		arrival: ({ lane: { id } }, fd, t) => told.push(`${t} ${id} ${fd} arrived`),
		moment: (t) => t,
	});
	const write = (from: KnownLane, t: number, text: string | number[], fd: 1 | 2 = 1) =>
		screen.written(from, { t, fd, bytes: Buffer.from(text as string) });
	const arrive = (t: number, text: string | number[], stream: 1 | 2 = 1) =>
		screen.arrived(stream, Buffer.from(text as string), t);
	return { told, screen, write, arrive };
}

test('terminal() joins each write with its bytes, however the pipe cuts them', () => {
	const [a, b] = [lane('P1'), lane('P2')];
	const { told, write, arrive } = open([a, b]);
	write(a, 1, 'one\n');
	write(b, 2, 'two\n');
	write(a, 3, 'three\n');
	arrive(10, 'two\non');
	arrive(11, 'e\nthree\n');
	assert.deepEqual(told, [
		'1 P1 1 one\n',
		'2 P2 1 two\n',
		'3 P1 1 three\n',
		'10 P2 1 arrived',
		'11 P1 1 arrived',
		'11 P1 1 arrived',
	]);
});

test('terminal() gives bytes that nobody reported to the process that could not report', () => {
	const [a, sh] = [lane('P1'), lane('P2', { node: false })];
	const { told, write, arrive } = open([a, sh]);
	write(a, 1, 'mine\n');
	arrive(5, 'theirs\nmine\n');
	sh.ended = true;
	arrive(6, 'whose?\n');
	assert.deepEqual(told, ['1 P1 1 mine\n', '5 P2 1 theirs\n at 5', '5 P1 1 arrived', '6 P1 1 whose?\n at 6']);
});

test('terminal() gives what Node prints of an error that nobody caught to the process that fails by it', () => {
	const first = lane('P2', { ownEnd: { t: 5, code: 1, why: 'error' } });
	const second = lane('P3', { ownEnd: { t: 20, code: 1, why: 'error' } });
	const other = lane('P4', { ownEnd: { t: 6, code: 0, why: 'process.exit' } });
	const aside = lane('P5', { ownEnd: { t: 7, code: 1, why: 'error' }, fds: ['1', '9'] });
	const expected = ['P6'];
	const { told, arrive } = open([lane('P1'), first, second, other, aside], undefined, expected);
	arrive(8, 'Error: one', 2);
	arrive(21, 'Error: two', 2);
	Object.assign(second, { ended: true });
	Object.assign(first, { ended: true });
	expected.length = 0;
	arrive(30, 'what else', 2);
	assert.deepEqual(told, ['5 P2 2 Error: one at 8', '20 P3 2 Error: two at 21', '30 P1 2 what else at 30']);
});

test('terminal() keeps what may be of a process that its parent has not told of yet, and does not wait forever', () => {
	const lanes = [lane('P1')];
	const expected = ['sh'];
	const { told, screen, write, arrive } = open(lanes, undefined, expected);
	write(lanes[0] as KnownLane, 1, 'mine\n');
	arrive(5, 'mine\ntheirs\n');
	write(lanes[0] as KnownLane, 6, 'mine too\n');
	arrive(7, 'mine too\n');
	screen.again();
	assert.deepEqual(told, ['1 P1 1 mine\n', '5 P1 1 arrived', '6 P1 1 mine too\n']);
	lanes.push(lane('P2', { node: false }));
	expected.pop();
	screen.again();
	assert.deepEqual(told.slice(3), ['5 P2 1 theirs\n at 5', '7 P1 1 arrived']);

	expected.push('one that never comes');
	arrive(8, 'a stranger\n');
	for (let look = 0; look < 5; look++) screen.again();
	assert.deepEqual(told.slice(5), ['8 P2 1 a stranger\n at 8']);
});

test('terminal() goes on after what a failing process printed, and at the end loses nothing', () => {
	const failed = lane('P2', { ownEnd: { t: 5, code: 1, why: 'error' } });
	const { told, screen, write, arrive } = open([lane('P1'), failed, lane('P3')], undefined, ['P4']);
	arrive(8, 'Error: one\n\nNode.js v26.10.0\nfrom P3\nwhose?\n', 2);
	write(lane('P3'), 7, 'from P3\n', 2);
	assert.deepEqual(told.slice(0, 1), ['5 P2 2 Error: one\n\nNode.js v26.10.0\n at 8']);
	screen.again();
	screen.again(true);
	assert.deepEqual(told.slice(1), ['7 P3 2 from P3\n', '8 P3 2 arrived', '8 P1 2 whose?\n at 8']);
});

test('terminal() has a process write before its parent learns of its end', () => {
	const { told, arrive } = open([lane('P1'), lane('P2', { node: false, learned: 4 })]);
	arrive(7, 'late\n');
	assert.deepEqual(told, ['4 P2 1 late\n at 7']);
});

test('terminal() says of bytes that nobody reported when they came, not when an earlier told output did', () => {
	const own = lane('P1');
	const { told, write, arrive } = open([own]);
	write(own, 9, 'mine\n');
	arrive(5, 'whose?\n');
	arrive(10, 'mine\n');
	assert.deepEqual(told, ['9 P1 1 mine\n', '5 P1 1 whose?\n at 5', '10 P1 1 arrived']);
});

test('terminal() tells each write to a channel by itself, though a character is cut', () => {
	const own = lane('P1', { fds: ['1', '9'] });
	const { told, screen } = open([own]);
	const [euro, channel] = [Buffer.from('€'), 'P1>P2#stderr'];
	for (const [from, to] of [
		[0, 2],
		[2, 3],
	] as const)
		screen.written(own, { t: to, fd: 2, bytes: euro.subarray(from, to), channel, from });
	assert.deepEqual(told, ['2 P1 2 base64 4oI=', '3 P1 2 base64 rA==']);
});

test('terminal() does not expect what goes elsewhere, and follows a stream that was turned to the other', () => {
	const [a, piped, turned] = [lane('P1'), lane('P2', { fds: ['9', '2'] }), lane('P3', { fds: ['2', '2'] })];
	const { told, write, arrive } = open([a, piped, turned]);
	write(piped, 1, 'x');
	write(turned, 2, 'y');
	arrive(3, 'y', 2);
	assert.deepEqual(told, ['1 P2 1 x', '2 P3 1 y', '3 P3 1 arrived']);
});

test('terminal() keeps characters that two writes share whole, and bytes that are none as they are', () => {
	const a = lane('P1');
	const { told, screen, write } = open([a]);
	write(a, 1, [0xe2, 0x82]);
	write(a, 2, [0xac, 0x21]);
	write(a, 3, [0xff, 0xfe]);
	write(a, 4, [0xe2, 0x82]);
	screen.close(a);
	assert.deepEqual(told, ['2 P1 1 €!', '3 P1 1 base64 //4=', '0 P1 1 base64 4oI=']);
});

test('terminal() keeps head and tail of what is too much, and says what is missing', () => {
	const a = lane('P1');
	const { told, screen, write, arrive } = open([a], { bytes: 8, outputs: 100 });
	write(a, 1, 'abcdefghijkl');
	write(a, 2, 'mn');
	arrive(5, 'abcdefghijklmn');
	screen.close(a);
	assert.deepEqual(told, ['1 P1 1 abcd', '5 P1 1 arrived', '1 P1 dropped 2 of 8', '2 P1 1 mn at 5']);
});

test('terminal() goes on after a write that failed half way', () => {
	const a = lane('P1');
	const { told, write, arrive } = open([a]);
	write(a, 1, 'lost half way\n');
	write(a, 2, 'next\n');
	write(a, 3, 'last\n');
	arrive(5, 'lost ha');
	arrive(6, 'next\nlast\n');
	assert.deepEqual(told.slice(3), ['6 P1 1 arrived', '6 P1 1 arrived']);
});

test("terminal() waits for a lane whose lines are held back, and takes its bytes for nobody else's", () => {
	const [a, sh] = [lane('P1'), lane('P2', { node: false })];
	const held = ['P1'];
	const { told, screen, write, arrive } = open([a, sh], undefined, [], held);
	arrive(5, 'mine\n');
	for (let look = 0; look < 100; look++) screen.again();
	assert.deepEqual(told, []);
	held.pop();
	write(a, 1, 'mine\n');
	screen.again();
	assert.deepEqual(told, ['1 P1 1 mine\n', '5 P1 1 arrived']);
});
