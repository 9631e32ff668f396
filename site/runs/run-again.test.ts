import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from '../../scripts/recording/fixture.ts';
import type { Recording, StreamItem } from '../../scripts/recording/types.ts';
import { Refused } from '../player/companion-stream.ts';
import type { RunStream } from '../player/run-stream.ts';
import { runAgain } from './run-again.ts';

/** A companion whose runs are these, one after the other; `stop` is called when a run is asked to end. */
const companion = (runs: (StreamItem[] | Error)[], stop = async () => {}) => {
	let started = 0;
	return async (): Promise<RunStream> => {
		const run = runs[started++];
		if (!run) throw new Error('one run too many');
		if (run instanceof Error) throw run;
		return {
			items: (async function* () {
				yield* run;
			})(),
			stop,
		};
	};
};
const whole = sample([]);
const { durationUs = 0, exit = { code: 0, signal: null }, ...header } = whole.header;
const items: StreamItem[] = [
	{ header },
	...whole.lanes.map((newLane) => ({ newLane })),
	...whole.events,
	{ end: { durationUs, exit } },
];
const cut = items.slice(0, -1);

test('runAgain() runs as often as asked, one after the other', async () => {
	const ran: Recording[] = [];
	const again = runAgain({
		lab: 't/x',
		times: 3,
		ran: (one) => ran.push(one),
		start: companion([items, items, items]),
	});
	assert.equal(await again.done, '');
	assert.deepEqual(ran, [whole, whole, whole]);
});

test('runAgain() keeps what came when it is stopped; the run under way does not count', async () => {
	let count = 0;
	let asked = 0;
	const start = companion([items, items, items], async () => void asked++);
	const again = runAgain({
		...{ lab: 't/x', times: 3, start },
		ran() {
			if (++count === 2) again.stop();
		},
	});
	assert.equal(await again.done, '');
	assert.deepEqual([count, asked], [2, 1]);
});

test('runAgain() gives the words of a companion that refuses, or goes away', async () => {
	const ran: Recording[] = [];
	const options = { lab: 't/x', times: 3, ran: (one: Recording) => ran.push(one) };
	const refused = runAgain({ ...options, start: companion([items, new Refused('3 runs are under way already.')]) });
	assert.equal(await refused.done, '3 runs are under way already.');
	const gone = runAgain({ ...options, start: companion([cut]) });
	assert.match(await gone.done, /The companion went away/);
	const ending = [...cut, { end: { durationUs, exit: { code: null, signal: 'SIGTERM', cause: 'stopped' as const } } }];
	assert.match(await runAgain({ ...options, start: companion([ending]) }).done, /The companion went away/);
	assert.equal(ran.length, 1);
	await assert.rejects(runAgain({ ...options, start: companion([new Error('our mistake')]) }).done, /our mistake/);
});
