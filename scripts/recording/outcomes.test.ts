import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, held, refuted } from './claim.ts';
import { exit, out, sample } from './fixture.ts';
import { judgeAll } from './judge.ts';
import { type OutcomesFile, outcomeOf, readOutcomes, type TalliedRun, tally, writeOutcomes } from './outcomes.ts';
import { lines } from './queries.ts';

const claims: Claim[] = [
	{ id: 'ends', says: 'It ends.', kind: 'always', judge: () => held('') },
	{ id: 'loses', says: 'It loses.', kind: 'sometimes', judge: (r) => (lines(r)[0] === '6' ? refuted('') : held('')) },
	{ id: 'kernel', says: 'x', kind: 'always', needs: ['kernel'], judge: () => held('') },
];
const runOf = (total: number): TalliedRun => {
	const recording = sample([out(5, 'P1', `${total}\n`, 6), exit(50, 'P1')], { header: { durationUs: 100 + total } });
	return { recording, outcome: total === 6 ? 'none' : 'some', value: total, judged: judgeAll(claims, recording) };
};
const runs = [6, 5, 4, 4, 5, 4].map(runOf);

test('tally() counts classes, values and verdicts, and keeps a typical run of each class', () => {
	assert.deepEqual(tally(runs), {
		runs: 6,
		outcomes: [
			{ id: 'some', count: 5 },
			{ id: 'none', count: 1 },
		],
		values: [
			[4, 3],
			[5, 2],
			[6, 1],
		],
		claims: {
			ends: { held: 6, refuted: 0, notJudged: 0 },
			loses: { held: 5, refuted: 1, notJudged: 0 },
			kernel: { held: 0, refuted: 0, notJudged: 6 },
		},
		recordings: { some: runs[2]?.recording, none: runs[0]?.recording },
	});
});

test('tally() has no values where the lab has none', () => {
	const { value: _, ...run } = runOf(6);
	const { values, recordings } = tally([run]);
	assert.equal(values, undefined);
	assert.deepEqual(recordings, { none: run.recording });
	assert.deepEqual(tally([]), { runs: 0, outcomes: [], claims: {}, recordings: {} });
});

test('outcomeOf() refuses a class that the lab did not name', () => {
	const of = (outcome: string, classes: Record<string, string>) =>
		outcomeOf({ classes, of: () => ({ outcome, value: 3 }) }, sample([]));
	assert.deepEqual(of('some', { some: 'lost some', none: '' }), { outcome: 'some', value: 3 });
	assert.throws(() => of('all', { some: '', none: '' }), {
		message: 'claims.ts sorted a run into "all", which is none of its classes: some, none.',
	});
	const nine = Object.fromEntries([...'abcdefghi'].map((id) => [id, '']));
	assert.throws(() => of('a', nine), { message: 'claims.ts names 9 outcome classes; at most 8 can be told apart.' });
});

const file: OutcomesFile = {
	...{ format: 'interleave-outcomes', version: 1, lab: 'sharing/first-race', digest: 'sha256:1', node: '26.10.0' },
	...{ platform: 'linux-x64', cores: 2, ...tally(runs) },
};
const text = writeOutcomes(file);

test('writeOutcomes() writes one fact, one lane and one event per line', () => {
	assert.deepEqual(text.split('\n').slice(0, 18), [
		'{"format":"interleave-outcomes",',
		'"version":1,',
		'"lab":"sharing/first-race",',
		'"digest":"sha256:1",',
		'"node":"26.10.0",',
		'"platform":"linux-x64",',
		'"cores":2,',
		'"runs":6,',
		'"outcomes":[{"id":"some","count":5},{"id":"none","count":1}],',
		'"values":[[4,3],[5,2],[6,1]],',
		'"claims":{"ends":{"held":6,"refuted":0,"notJudged":0},"loses":{"held":5,"refuted":1,"notJudged":0},"kernel":{"held":0,"refuted":0,"notJudged":6}},',
		'"recordings":{',
		'"some":{"header":{"format":"interleave","version":1,"command":["node","main.ts"],"node":"26.10.0","platform":"linux-x64","cores":2,"captured":["probe"],"durationUs":104,"exit":{"code":0,"signal":null}},',
		'"lanes":[',
		'{"id":"P1","kind":"process","name":"main.ts"}],',
		'"events":[',
		'{"t":0,"lane":"P1","kind":"start","seen":"exact"},',
		'{"t":5,"lane":"P1","kind":"out","fd":1,"text":"4\\n","arrived":6},',
	]);
	assert.ok(text.endsWith('"seen":"exact"}]}}}\n'));
});

test('readOutcomes() gives back what writeOutcomes() wrote', () => {
	assert.deepEqual(readOutcomes(text, 'outcomes.json'), file);
	const empty = { ...file, ...tally([]), variant: 'lock' };
	const { values: _, ...none } = empty;
	assert.deepEqual(readOutcomes(writeOutcomes(none), 'outcomes.json'), none);
});

const again = 'Record it anew: npm run interleave -- record sharing/first-race';

for (const [what, change, message] of [
	[
		'another format',
		['"interleave-outcomes"', '"x"'],
		`o:1: These are not outcomes of Interleave: "format": "interleave-outcomes" is missing. ${again}`,
	],
	[
		'a newer version',
		['"version":1,\n"lab"', '"version":2,\n"lab"'],
		'o:2: These outcomes have format version 2; this Interleave reads up to version 1. Update Interleave to read them.',
	],
	[
		'an unknown key',
		['"runs":6', '"rnus":6'],
		`o:1: "runs" is missing.\no:8: "rnus" is not a key that is known here. ${again}`,
	],
	['counts that do not add up', ['"count":5', '"count":4'], `o:9: The outcomes count 5 runs of 6. ${again}`],
	['too many values', ['[4,3]', '[4,4]'], `o:10: The values count 7 runs of 6. ${again}`],
	[
		'a claim that was not asked of every run',
		['"held":5', '"held":4'],
		`o:11: Claim "loses" was asked of 5 runs of 6. ${again}`,
	],
	[
		'an outcome without a recording',
		['"id":"none"', '"id":"nothing"'],
		`o:9: Of outcome "nothing" no recording is kept.\no:20: "none" is no outcome. ${again}`,
	],
	[
		'a recording that is not sound',
		['"t":5,', '"t":500,'],
		`o:18: t 500 is after the end of the run at 104.\no:18: Output of P1 arrives at 6, before it was written at 500.\no:19: Events are sorted by time, then lane: t 50 of P1 comes after t 500 of P1. ${again}`,
	],
	[
		'what is not JSON',
		['"runs":6', '"runs":'],
		'o:8: this is not JSON: found "," where a value should be. Record it anew.',
	],
] as const)
	test(`readOutcomes() refuses ${what}`, () => {
		const bad = text.replace(...(change as [string, string]));
		assert.notEqual(bad, text);
		assert.throws(() => readOutcomes(bad, 'o'), { name: 'RecordingError', message });
	});
