import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { arrowsOf } from '../recording/arrows.ts';
import { rangeOf } from '../recording/stream-range.ts';
import type { Recording, RunEvent } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

const posix = { skip: process.platform === 'win32' };

/** Records a program of `fixtures/streams`, which must give a valid recording with all arrows that its bytes ask for. */
async function record(name: string, ...args: string[]): Promise<Recording> {
	const { recording, err } = await recordFixture(join('streams', name), args);
	assert.deepEqual([recording.header.exit, err.toString()], [{ code: 0, signal: null }, '']);
	assert.deepEqual(validate(recording), []);
	const arrows = new Set(arrowsOf(recording).map(({ from, to }) => `${from.lane} ${from.t} ${to.lane} ${to.t}`));
	const ranges = recording.events.flatMap((event) => rangeOf(event) ?? []);
	for (const channel of Map.groupBy(ranges, (range) => range.channel).values()) {
		const [writes, reads] = ['send', 'receive'].map((end) =>
			channel.filter((range) => range.end === end).sort((a, b) => a.from - b.from),
		);
		let first = 0;
		for (const read of reads ?? []) {
			while (writes?.[first] && (writes[first]?.to ?? 0) <= read.from) first++;
			for (let next = first; (writes?.[next]?.from ?? read.to) < read.to; next++) {
				const write = writes?.[next];
				const arrow = `${write?.lane} ${write?.t} ${read.lane} ${read.t}`;
				assert.ok(arrows.has(arrow), `an arrow for ${read.channel} from ${read.from}: ${arrow}`);
			}
		}
	}
	return recording;
}

/** What went through each channel: what was written, and, where that differs, what was read. `_`: bytes that nobody tells of. */
function contents({ events }: Recording): Record<string, string> {
	const channels = new Map<string, { written: string; read: string }>();
	const ranges = events.flatMap((event) => {
		const range = rangeOf(event);
		return range ? [{ ...range, text: textOf(event) }] : [];
	});
	for (const { channel, end, from, text } of ranges.sort((a, b) => a.from - b.from)) {
		const own = channels.get(channel) ?? { written: '', read: '' };
		channels.set(channel, own);
		const side = end === 'send' ? 'written' : 'read';
		own[side] = own[side].padEnd(from, '_') + text;
	}
	const texts = [...channels].map(([channel, { written, read }]) => {
		return [channel, written === read ? written : `${written} | ${read}`];
	});
	return Object.fromEntries(texts);
}

function textOf(event: RunEvent): string {
	if (event.kind === 'out' || event.kind === 'in') return event.text ?? '';
	assert.ok(event.kind === 'send' || event.kind === 'receive');
	return event.preview ?? '?'.repeat(event.bytes ?? 0);
}

function placesOf({ events }: Recording, channel: string): (string | undefined)[] {
	return events.flatMap((event) => ('channel' in event && event.channel === channel ? [event.at] : []));
}

test('streams() joins what goes to a child and comes from it, however it was started', posix, async () => {
	const recording = await record('stdio.mjs');
	assert.deepEqual(contents(recording), {
		'P1>P2#stdin': 'one two',
		'P1>P2#fd3': 'to 3',
		'P2>P1#fd3': 'from 3: to 3',
		'P2>P1#stderr': 'complaint',
		'P2>P1#stdout': 'one two',
		// A program that is not Node: only its parent tells.
		'P1>P3#stdin': 'meow | ',
		'P3>P1#stderr': ' | meow',
		'P1>P4#stdin': 'file',
		'P4>P1#stdout': 'file',
		'P5>P1#stdout': 'said',
		'P1>P6#stdin': 'a sync input',
		'P6>P1#stdout': 'a sy',
		'P6>P1#stderr': 'nc input',
		'P1>P7#stdin': 'short',
		'P7>P1#stdout': 'short',
		// A Node below a shell that has turned its descriptors; of a sync shell that cannot be seen.
		'P8>P1#stdout': 'said | ',
		'P8>P1#stderr': ' | said',
	});
	assert.deepEqual(placesOf(recording, 'P1>P2#fd3'), ['stdio.mjs:19', undefined]);
	const input = recording.events.filter(({ kind, lane }) => kind === 'in' && lane === 'P6');
	assert.deepEqual(
		input.map(({ at }) => at),
		['stdio.mjs:47', 'stdio.mjs:48'],
	);
});

test('streams() joins lanes that share a pipe', posix, async () => {
	const recording = await record('siblings.mjs');
	const found = contents(recording);
	const writersOf = (channel: string) =>
		new Set(
			recording.events.flatMap((event) =>
				'channel' in event && event.channel === channel && event.kind === 'out' ? [event.lane] : [],
			),
		);
	const [pipe = ''] = Object.keys(found).filter((channel) => found[channel] === 'A0;A1;A2;B0;B1;B2;');
	assert.match(pipe, /^P\d>P\d#pipe1$/);
	assert.equal(writersOf(pipe).size, 2);
	const words = Object.entries(found).map(
		([channel, text]) => `${channel.replace(/\d+/g, '')} ${text.replace(/^_+/, '')}`,
	);
	assert.deepEqual(
		words.sort(),
		[
			// `printf` of a shell that makes two pipes, and `cat` at the other end, do not tell.
			'P>P#pipe  | foo',
			'P>P#pipe A0;A1;A2;B0;B1;B2;',
			'P>P#pipe C0;C1;C2;',
			'P>P#pipe FOO | ',
			'P>P#stderr E0;E1;E2;',
			'P>P#stdout  | FOO',
			'P>P#stdout C0;C1;C2;',
			// Nor does a shell tell that it wrote to the same stream before.
			'P>P#stdout D0;D1;D2; | shellD0;D1;D2;',
		].sort(),
	);
});

test('streams() joins the two ends of a connection, in whatever lanes they are', async () => {
	const outside = net.createServer((socket) => socket.on('data', (data) => socket.end(data)));
	await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
	const { port } = outside.address() as net.AddressInfo;
	const recording = await record('sockets.mjs', String(port)).finally(() => outside.close());
	const { 'P1>P3#tcp1': request, 'P3>P1#tcp1': response, ...rest } = contents(recording);
	assert.deepEqual(rest, {
		'P1>outside#tcp1': 'to outside | ',
		'outside>P1#tcp1': ' | to outside',
		'P1>P2#tcp1': 'earlylate',
		'P2>P1#tcp1': 're:earlyre:late',
		'P1>P2#tcp2': 'own buffer',
		'P2>P1#tcp2': 're:own buffer | ?????????????',
		'P1>P2#tcp3': 'for whom',
		'P2>P1#tcp3': 'handed on',
		'P1>P1#tcp1': 'to myself',
		'P1>P1#tcp2': 'to myself',
		'P1>P4#tcp1': 'to a worker',
		'P4>P1#tcp1': 'to a worker',
	});
	// HTTP is bytes too; Node's server reads them without a stream.
	assert.match(request ?? '', /^POST \/ HTTP.* \| \?+$/s);
	assert.match(response ?? '', /^HTTP\/1\.1 200 OK/);
	const requests = recording.events.flatMap((event) =>
		rangeOf(event)?.channel === 'P1>P3#tcp1' && event.kind === 'receive' ? [event] : [],
	);
	assert.ok(requests.length >= 2);
});

test('streams() tells which client of a unix socket is whose', posix, async () => {
	const directory = mkdtempSync(join(tmpdir(), 'interleave-test-'));
	try {
		const found = contents(await record('unix.mjs', join(directory, 'socket')));
		const words = Object.entries(found).map(([channel, text]) => `${channel.replace(/P[23]/g, 'P')} ${text}`);
		assert.deepEqual(
			words.sort(),
			[
				'P1.T1>P1#unix1 thread',
				'P1>P#unix1 hi one',
				'P1>P#unix1 hi two',
				'P1>P1#unix1 self',
				'P1>P1#unix2 hi self',
				'P1>P1.T1#unix1 hi thread',
				'P>P1#unix1 one',
				'P>P1#unix1 two',
			].sort(),
		);
	} finally {
		rmSync(directory, { recursive: true });
	}
});

test('streams() joins those who open a FIFO, however they do', posix, async () => {
	const directory = mkdtempSync(join(tmpdir(), 'interleave-test-'));
	try {
		const found = contents(await record('fifos.mjs', directory));
		const texts = ['abcdefgh', 'whole', 'bytes', 'stream', 'callback', 'onetwothree', 'promise'];
		assert.deepEqual(Object.values(found), texts);
		for (const channel of Object.keys(found)) assert.match(channel, /^P3>P4#fifo\d$/);
	} finally {
		rmSync(directory, { recursive: true });
	}
});

test('streams() keeps offsets exact where not everything is told', posix, async () => {
	const { events } = await record('floods.mjs');
	const sizes = new Map<string, { told: number; written: number; read: number }>();
	for (const event of events) {
		const range = rangeOf(event);
		if (!range) continue;
		assert.equal(range.inferred, false);
		const size = sizes.get(range.channel) ?? { told: 0, written: 0, read: 0 };
		sizes.set(range.channel, size);
		size.told++;
		const end = range.end === 'send' ? 'written' : 'read';
		size[end] = Math.max(size[end], range.to);
	}
	const sizesOf = (channel: string) => {
		const { told = 0, ...size } = sizes.get(channel) ?? {};
		assert.ok(told > 0 && told < 10_300, `${told} events of ${channel}`);
		return size;
	};
	assert.deepEqual(sizesOf('P2>P1#stdout'), { written: 1_500_000, read: 1_500_000 });
	assert.deepEqual(sizesOf('P1>P3#stdin'), { written: 3_550_000, read: 3_550_000 });
	assert.deepEqual(sizesOf('P1>P1#tcp1'), { written: 4 * 5205, read: 4 * 5205 });
	assert.deepEqual(sizesOf('P1>P1#tcp2'), { written: 4 * 5205, read: 4 * 5205 });
	const dropped = new Set(events.flatMap((event) => (event.kind === 'dropped' ? [`${event.lane} ${event.what}`] : [])));
	assert.ok(dropped.has('P1 send') && dropped.has('P2 out'));
});

test('streams() tells of the children and the output of threads, and not of what threads and their process say to each other', async () => {
	const recording = await record('threads.mjs');
	const inputs = recording.events.filter(({ kind }) => kind === 'in').map((event) => `${event.lane} ${textOf(event)}`);
	assert.deepEqual(inputs, ['P2.T1 given', 'P3 deep']);
	assert.deepEqual(contents(recording), {
		'P2>P1#stdout': 'thread: given;child: deep;',
		'P2.T1>P3#stdin': 'deep',
		'P3>P2.T1#stdout': 'deep',
	});
});

test('startRun() tells what a standard stream is ended with', async () => {
	const { events } = await record('last-words.mjs');
	const outs = events.flatMap((event) =>
		event.kind === 'out' ? [[event.text, event.at, event.arrived !== undefined]] : [],
	);
	assert.deepEqual(outs, [['last words\n', 'last-words.mjs:2', true]]);
});
