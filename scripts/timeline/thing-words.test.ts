import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labRecordings } from '../labs/committed-recordings.ts';
import { arrowsOf } from '../recording/arrows.ts';
import { slicesOf } from '../recording/slices.ts';
import { everything } from './fixtures/everything.ts';
import type { Thing } from './thing.ts';
import { thingWords } from './thing-words.ts';

const said = (thing: Thing) => {
	const { title, lines } = thingWords(thing, everything);
	return [title, ...lines];
};
const slice = (kind: string, label?: string) => {
	const slice = slicesOf(everything).find((slice) => slice.kind === kind && (label ?? slice.label) === slice.label);
	assert.ok(slice);
	return said({ kind: 'slice', slice });
};
const event = (t: number, kind: string) => {
	const event = everything.events.find((event) => event.t === t && event.kind === kind);
	assert.ok(event);
	return said({ kind: 'event', event });
};

test('thingWords() says of a wait who held it, what ended it and when it went on', () => {
	assert.deepEqual(slice('waiting', 'lock:total'), [
		'Worker B waits for "total"',
		'From 52.400 ms to 56.210 ms: 3.8 ms.',
		'Meanwhile Worker A holds it.',
		'Worker A released it at 56.000 ms; it went on 0.21 ms later.',
		'In the program: main.ts line 9.',
	]);
	assert.ok(slice('waiting', 'atomics:s1[0]').includes('Worker A woke it at 56.010 ms; it went on 0.19 ms later.'));
	assert.ok(slice('waiting', 'child:P3').includes('perl P3 ended at 73.000 ms; it went on 5.0 ms later.'));
	assert.ok(slice('holding', 'lock:total').includes('Worker B waits for it meanwhile.'));
});

test('thingWords() says of a message both ends and how long it was under way', () => {
	assert.deepEqual(event(51_000, 'send'), [
		'main.ts sends "hi" to Worker A',
		'At 51.000 ms.',
		'Worker A received it at 51.700 ms, 0.70 ms later.',
	]);
	assert.deepEqual(event(51_700, 'receive').slice(2), [
		'main.ts had sent it at 51.000 ms: it was under way for 0.70 ms.',
	]);
	assert.deepEqual(event(65_000, 'out').slice(2), [
		'main.ts took 4 bytes of it at 65.800 ms, 0.80 ms later.',
		'main.ts took 3 bytes of it at 66.200 ms, 1.2 ms later.',
	]);
	const arrow = arrowsOf(everything).find(({ kind }) => kind === 'message');
	assert.ok(arrow);
	assert.deepEqual(said({ kind: 'arrow', arrow }), [
		'main.ts sends "hi" to Worker A',
		'main.ts sent it at 51.000 ms.',
		'Worker A received it at 51.700 ms, 0.70 ms later: so long it was under way.',
	]);
});

test('thingWords() says when output arrived', () => {
	const late = { ...everything.events.find(({ kind }) => kind === 'out'), channel: undefined, arrived: 66_500 };
	assert.deepEqual(said({ kind: 'event', event: late as never }).slice(1), [
		'At 65.000 ms.',
		'It was written then, and reached the terminal at 66.500 ms, 1.5 ms later.',
	]);
});

test('thingWords() explains P1 and T1, start-up, folds and what is drawn as one row', () => {
	assert.deepEqual(said({ kind: 'lane', lane: 'P1.T2' }), [
		'Worker B: a thread',
		'T2 is the second thread that was started in main.ts. A thread is a line of work that a process carries on beside its others.',
		'main.ts started it, main.ts line 3.',
		'From 31.500 ms to 58.700 ms: 27 ms.',
		'Of this the first 19 ms are start-up: its own code began at 50.400 ms.',
		'At the end it exits with code 0.',
	]);
	assert.match(said({ kind: 'lane', lane: 'P1' })[1] ?? '', /^P1 is the process with which the run began\./);
	assert.equal(slice('starting')[0], 'main.ts starts up');
	const fold = { from: 0, to: 30_000, why: 'start-up' };
	assert.deepEqual(said({ kind: 'fold', fold }).slice(0, 2), [
		'30 ms of time, drawn short',
		'From 0.000 ms to 30.000 ms: 30 ms.',
	]);
	assert.deepEqual(said({ kind: 'group', lane: 'P1' }).slice(0, 2), [
		'main.ts with two threads and two processes, drawn as one row',
		'In it: Worker A, Worker B, perl P2 and perl P3.',
	]);
});

test('thingWords() says of things that are drawn as one how many, and the first of them', () => {
	const message = arrowsOf(everything).filter(({ kind }) => kind === 'message');
	const arrows = Array.from({ length: 6 }, () => message).flat();
	assert.deepEqual(said({ kind: 'arrows', arrows }), [
		'6 messages from main.ts to Worker A, close together',
		'From 51.000 ms to 51.700 ms. Zoom in to see each.',
		...Array.from({ length: 4 }, () => '51.000 ms: main.ts sends "hi" to Worker A.'),
		'2 more follow.',
	]);
	const events = everything.events.slice(0, 2);
	assert.match(said({ kind: 'events', events })[2] ?? '', /^0\.000 ms: main\.ts starts\.$/);
});

test('thingWords() has plain words for everything that stands in the labs’ timelines', () => {
	for (const [name, recording] of labRecordings()) {
		const things: Thing[] = [
			...recording.events.map((event) => ({ kind: 'event' as const, event })),
			...slicesOf(recording).map((slice) => ({ kind: 'slice' as const, slice })),
			...arrowsOf(recording).map((arrow) => ({ kind: 'arrow' as const, arrow })),
			...recording.lanes.flatMap(({ id }) => [
				{ kind: 'lane' as const, lane: id },
				{ kind: 'group' as const, lane: id },
			]),
		];
		for (const thing of things) {
			const { title, lines } = thingWords(thing, recording);
			assert.ok(title && lines.length > 0, name);
			assert.doesNotMatch(
				[title, ...lines].join('\n').replace(/".*"/g, 'x'),
				/undefined|NaN|\[object|Infinity ms/,
				name,
			);
			for (const line of lines) assert.match(line, /[.”")]$|^Runs: /, `${name}: ${line}`);
		}
	}
});
