import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, held, type Outcomes, refuted } from '../recording/claim.ts';
import { out, sample } from '../recording/fixture.ts';
import { lines } from '../recording/queries.ts';
import type { Recording } from '../recording/types.ts';
import { exactly } from './answers-of.ts';
import type { Facts } from './facts.ts';
import { madeUp } from './fixture.ts';
import { valueReading } from './readings/value.ts';
import { verdictOn, verdictOnClaim } from './verdict.ts';

const totalOf = (run: Recording) => Number(/^total (\d+)$/.exec(lines(run)[0] ?? '')?.[1]);
const outcome: Outcomes = {
	classes: { any: 'any' },
	value: 'total',
	of: (run) => ({ outcome: 'any', value: totalOf(run) }),
};
const atMost: Claim = {
	...{ id: 'at-most', says: 'The total is at most 6.', kind: 'always' },
	judge: (run) => (totalOf(run) <= 6 ? held('', [run.events[1]]) : refuted('')),
};
const run = (total: number) => sample([out(50, 'P1', `total ${total}\n`, 50)]);
const on = (facts: Facts, answer: string) => verdictOn({ reading: valueReading(outcome), ...exactly(answer) }, facts);

const counted = { runs: 200, outcomes: [{ id: 'any', count: 200 }], claims: {} };
const facts: Facts = {
	...madeUp([run(5), run(6)], { outcome, claims: [atMost] }),
	counted: {
		...counted,
		values: [
			[5, 199],
			[6, 1],
		],
	},
};

test('verdictOn() says how often it was seen, that it was not, or by which claim it cannot happen', () => {
	assert.equal(on(facts, '5').says, 'seen in 199 of 200 runs');
	assert.deepEqual(on(facts, '6').moments, [{ run: 'test/lab/outcome-1', t: 50, lane: 'P1' }], 'the run that shows it');
	assert.equal(on(facts, '4').says, 'not seen in 200 runs');
	assert.equal(on(facts, '4').verdict, 'not seen');
	const never = on(facts, '7');
	assert.equal(never.says, 'cannot happen, because “The total is at most 6.”');
	assert.deepEqual(never.moments, [{ run: 'test/lab', t: 50, lane: 'P1' }], 'where the claim points');
});

test('verdictOn() needs a claim of the kind always that refutes it in a copy of each run', () => {
	for (const kind of ['sometimes', 'bound', 'free machine'] as const)
		assert.equal(on({ ...facts, module: { outcome, claims: [{ ...atMost, kind }] } }, '7').verdict, 'not seen', kind);
	// What speaks against a copy of one run alone says only that it is a copy.
	const sameRun: Claim = {
		...atMost,
		judge: (run) => (run.header.cores === 2 || totalOf(run) < 7 ? held('') : refuted('')),
	};
	const other = madeUp([{ ...run(5), header: { ...run(5).header, cores: 4 } }, run(5)], { outcome, claims: [sameRun] });
	assert.equal(on(other, '7').verdict, 'not seen');
	// A claim that the run itself refutes decides nothing.
	const broken: Claim = { ...atMost, judge: () => refuted('') };
	assert.equal(on({ ...facts, module: { outcome, claims: [broken] } }, '7').verdict, 'not seen');
});

test('verdictOn() says "in every run" where a claim refutes every other answer, and without counts what was recorded', () => {
	const exact: Claim = { ...atMost, says: 'It is 5.', judge: (run) => (totalOf(run) === 5 ? held('') : refuted('')) };
	const one = madeUp([run(5)], { outcome, claims: [exact] });
	assert.equal(on(one, '5').says, 'seen in the recorded run, and in every run, since “It is 5.”');
	assert.equal(on(madeUp([run(5)], { outcome, claims: [atMost] }), '5').says, 'seen in the recorded run');
	assert.equal(on(madeUp([run(5)], { outcome }), '6').says, 'not seen in the recorded run');
});

test('verdictOnClaim() takes the counts of a claim, and its contrary cannot happen where it always holds', () => {
	const sometimes: Claim = {
		...atMost,
		id: 'five',
		kind: 'sometimes',
		judge: (run) => (totalOf(run) === 5 ? held('') : refuted('')),
	};
	const tally = { ...counted, claims: { five: { held: 199, refuted: 1, notJudged: 0 } } };
	const both = { ...madeUp([run(5), run(6)], { claims: [sometimes, atMost] }), counted: tally };
	assert.equal(verdictOnClaim(sometimes, false, both).says, 'seen in 199 of 200 runs');
	assert.equal(verdictOnClaim(sometimes, true, both).says, 'seen in 1 of 200 runs');
	assert.equal(
		verdictOnClaim(atMost, false, both).says,
		'seen in a recorded run, and in every run, since “The total is at most 6.”',
	);
	assert.equal(verdictOnClaim(atMost, true, both).verdict, 'cannot happen');
});
