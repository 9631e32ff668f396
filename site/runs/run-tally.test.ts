import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, type ClaimsModule, held, notJudged, refuted } from '../../scripts/recording/claim.ts';
import { dropped, sample } from '../../scripts/recording/fixture.ts';
import { printed } from '../../scripts/recording/queries.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { runTally } from './run-tally.ts';
import { seenWords, tallyWords } from './tally-words.ts';

/** A run that took so many milliseconds; its outcome is `slow` from 10 ms on. */
const run = (ms: number, variant?: string): Recording =>
	sample([], { header: { durationUs: ms * 1000, ...(variant !== undefined && { variant }) } });
const msOf = ({ header }: Recording) => (header.durationUs ?? 0) / 1000;
const claim = (id: string, kind: Claim['kind'], holds: (ms: number) => boolean | undefined): Claim => ({
	...{ id, kind, says: 'It is so.' },
	judge: (recording) => {
		const is = holds(msOf(recording));
		return is === undefined ? notJudged('?') : is ? held('yes') : refuted('no');
	},
});
const module: ClaimsModule = {
	claims: [
		claim('always', 'always', () => true),
		claim('mostly', 'always', (ms) => ms < 30),
		claim('some', 'sometimes', (ms) => ms > 20),
		claim('never', 'sometimes', () => false),
		claim('blind', 'always', () => undefined),
	],
	outcome: {
		classes: { fast: 'was fast', slow: 'was slow' },
		value: 'ms',
		of: (recording) => ({ outcome: msOf(recording) < 10 ? 'fast' : 'slow', value: msOf(recording) }),
	},
};

test('runTally() counts outcomes, values and claims, and keeps one run of each', () => {
	const tally = runTally(module);
	const runs = [5, 12, 12, 40].map((ms) => run(ms));
	for (const one of runs) tally.add(one);
	assert.equal(tally.runs, 4);
	assert.deepEqual(tally.outcomes, [
		{ id: 'slow', count: 3 },
		{ id: 'fast', count: 1 },
	]);
	assert.deepEqual(
		[tally.valueIs, tally.values],
		[
			'ms',
			[
				[5, 1],
				[12, 2],
				[40, 1],
			],
		],
	);
	assert.equal(tally.ofOutcome('slow'), runs[1]);
	assert.equal(tally.ofOutcome('other'), undefined);
	assert.equal(
		tally.ofValue((value) => value > 20),
		runs[3],
	);
	assert.deepEqual(
		[tally.against('mostly'), tally.against('never'), tally.against('always')],
		[runs[3], undefined, undefined],
	);
});

test('tallyWords() says of each claim in how many runs it held; one refuting run refutes, one that shows it is enough', () => {
	const tally = runTally(module);
	for (const ms of [5, 12, 40]) tally.add(run(ms));
	assert.deepEqual(
		tally.claims.map((over) => Object.values(tallyWords(over)).join(' ')),
		[
			'held ✓ held in 3 of 3',
			'refuted ✕ refuted in 1 of 3',
			'held ✓ came in 1 of 3',
			'unseen ? came in 0 of 3',
			'open – not judged in 3 runs',
		],
	);
	assert.deepEqual(tally.claims.map(seenWords), [
		'',
		'in one of them: no',
		'in one of them: yes',
		'not seen in 3 runs; in one of them: no',
		'?',
	]);
});

test('runTally() counts a run whose recording left out what its outcome is told by', () => {
	const of = (recording: Recording) => ({ outcome: printed(recording, { lane: 'P1' }) });
	const tally = runTally({ claims: [], outcome: { classes: {}, of } });
	const flood = sample([dropped('P1', 'out')]);
	tally.add(flood);
	assert.deepEqual([tally.runs, tally.outcomes], [1, [{ id: 'not recorded', count: 1 }]]);
	assert.equal(tally.ofOutcome('not recorded'), flood);
});

test('runTally() counts durations where a lab names no outcomes, or the run is of a variant', () => {
	for (const tally of [runTally({ claims: [] }), runTally(module)]) {
		for (const ms of [5.2, 5.4, 12]) tally.add(run(ms, 'v'));
		assert.deepEqual(
			[tally.outcomes, tally.values],
			[
				[],
				[
					[5, 2],
					[12, 1],
				],
			],
		);
		assert.equal(tally.valueIs, 'how long a run took, ms');
	}
});

test('runTally() keeps no more recordings than it must, whatever many runs give', () => {
	const tally = runTally({ claims: [] });
	for (let ms = 0; ms < 1000; ms++) tally.add(run(ms));
	const kept = tally.values.filter(([value]) => tally.ofValue((other) => other === value));
	assert.deepEqual([tally.values.length, kept.length], [1000, 40]);
});
