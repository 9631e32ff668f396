import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labRecordings } from '../labs/committed-recordings.ts';
import { mark, receive, sample, send } from '../recording/fixture.ts';
import type { RunEvent } from '../recording/types.ts';
import { relationWords } from './relation-words.ts';

const run = sample([
	mark(10, 'P1', 'a'),
	{ ...send(20, 'P1', 'P1>P2#0', 'P1>P2'), preview: '3' } as RunEvent,
	mark(25, 'P2', 'meanwhile'),
	receive(30, 'P2', 'P1>P2#0', 'P1>P2'),
	mark(40, 'P2', 'b'),
]);

test('relationWords() says by which steps one moment led to the other', () => {
	const relation = relationWords(run, { lane: 'P1', t: 10 }, { lane: 'P2', t: 40 });
	assert.deepEqual(relation, {
		between: '0.030 ms',
		order: 'before',
		says: 'A (main.ts P1: a) happened before B (main.ts P2: b), and not by chance: main.ts P1 sent 3 to main.ts P2, which received it.',
		chain: [{ kind: 'message', from: { lane: 'P1', t: 20 }, to: { lane: 'P2', t: 30 } }],
	});
	const back = relationWords(run, { lane: 'P2', t: 40 }, { lane: 'P1', t: 10 });
	assert.equal(back.order, 'after');
	assert.deepEqual(back.chain, relation.chain);
	assert.match(back.says, /^B \(main\.ts P1: a\) happened before A \(main\.ts P2: b\)/);
});

test('relationWords() does not take the clock for an order', () => {
	const { order, says, chain } = relationWords(run, { lane: 'P2', t: 25 }, { lane: 'P1', t: 10 });
	assert.equal(order, 'concurrent');
	assert.deepEqual(chain, []);
	assert.equal(
		says,
		'Neither happened before the other: nothing that was recorded connects them. The clock says that B (main.ts P1: a) came 0.01 ms earlier; another run may turn that round, unless something connects them that was not recorded.',
	);
});

test('relationWords() knows one and the same moment, and that a lane has an order of its own', () => {
	assert.equal(relationWords(run, { lane: 'P1', t: 10 }, { lane: 'P1', t: 10 }).order, 'same');
	const within = relationWords(run, { lane: 'P2', t: 25 }, { lane: 'P2', t: 40 });
	assert.equal(within.order, 'before');
	assert.match(within.says, /both are in the lane of main\.ts P2, which does one thing after the other\.$/);
	assert.deepEqual(within.chain, []);
});

test('relationWords() finds a chain in every lab wherever it says before', () => {
	for (const [name, recording] of labRecordings()) {
		const events = recording.events.filter(({ kind }) => kind !== 'cpu');
		const some = events.filter((_, index) => index % Math.ceil(events.length / 8) === 0);
		for (const a of some)
			for (const b of some) {
				const { order, chain, says } = relationWords(recording, a, b);
				assert.doesNotMatch(says, /undefined|: \.$/, name);
				assert.equal(chain.length > 0, (order === 'before' || order === 'after') && a.lane !== b.lane, name);
			}
	}
});
