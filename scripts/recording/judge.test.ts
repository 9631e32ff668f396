import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, held, notJudged, refuted, type Verdict } from './claim.ts';
import { exit, mark, sample } from './fixture.ts';
import { judgeAll } from './judge.ts';
import { printed } from './queries.ts';
import type { Header } from './types.ts';

const claim = (judge: Claim['judge'], over: Partial<Claim> = {}): Claim => ({
	...{ id: 'all-sold', says: 'All seats are sold.', kind: 'always', judge },
	...over,
});
const judged = (one: Claim, header: Partial<Header> = {}): Verdict => {
	const [first] = judgeAll([one], sample([exit(90, 'P1')], { header }));
	assert.equal(first?.claim, one);
	const { claim: _, ...verdict } = first;
	return verdict;
};
const stopped: Partial<Header> = { exit: { code: null, signal: 'SIGTERM', cause: 'stopped' } };
const timedOut: Partial<Header> = { exit: { code: null, signal: 'SIGKILL', cause: 'timeout' } };

for (const [what, one, header, verdict] of [
	[
		'a held claim with its moments',
		claim(() => held('6 of 6', [{ t: 4, lane: 'P1' }])),
		{},
		{ verdict: 'held', seen: '6 of 6', at: [{ t: 4, lane: 'P1' }] },
	],
	[
		'moments in order of time, each once, without what was not there',
		claim(() => refuted('5 of 6', [mark(7, 'P1', 'b'), undefined, mark(4, 'P2', 'a'), mark(7, 'P1', 'c')])),
		{},
		{
			...{ verdict: 'refuted', seen: '5 of 6' },
			at: [
				{ t: 4, lane: 'P2' },
				{ t: 7, lane: 'P1' },
			],
		},
	],
	['a refuted claim', claim(() => refuted('5 of 6')), {}, { verdict: 'refuted', seen: '5 of 6' }],
	[
		'what the claim itself did not judge',
		claim(() => notJudged('no seat')),
		{},
		{ verdict: 'not judged', seen: 'no seat' },
	],
	[
		'a run that has not ended',
		claim(() => held('')),
		{ exit: undefined },
		{ verdict: 'not judged', seen: 'The run has not ended.' },
	],
	[
		'a need for the kernel that was not captured',
		claim(() => held(''), { needs: ['posix', 'kernel'] }),
		{},
		{ verdict: 'not judged', seen: "The operating system's own view was not captured in this run." },
	],
	[
		'a need for the kernel that was captured',
		claim(() => held('x'), { needs: ['kernel'] }),
		{ captured: ['probe', 'kernel'] },
		{ verdict: 'held', seen: 'x' },
	],
	[
		'a need for Linux elsewhere',
		claim(() => held(''), { needs: ['linux'] }),
		{ platform: 'darwin-arm64' },
		{ verdict: 'not judged', seen: 'This run was not on Linux.' },
	],
	[
		'a need for POSIX on macOS',
		claim(() => held('x'), { needs: ['posix'] }),
		{ platform: 'darwin-arm64' },
		{ verdict: 'held', seen: 'x' },
	],
	[
		'a need for POSIX on Windows',
		claim(() => held(''), { needs: ['posix'] }),
		{ platform: 'win32-x64' },
		{ verdict: 'not judged', seen: 'This run was on Windows.' },
	],
	[
		'a speed-up that nobody calibrated',
		claim(() => held(''), { kind: 'free machine' }),
		{},
		{ verdict: 'not judged', seen: 'It was not measured whether the cores were free during this run.' },
	],
	[
		'a speed-up on a busy machine',
		claim(() => refuted('slow'), { kind: 'free machine' }),
		{ calibration: { coresFree: false, detail: 'two loops took 1.9 times as long as one.' } },
		{ verdict: 'not judged', seen: 'The cores were not free: two loops took 1.9 times as long as one.' },
	],
	[
		'a speed-up on a free machine',
		claim(() => refuted('slow'), { kind: 'free machine' }),
		{ calibration: { coresFree: true, detail: '' } },
		{ verdict: 'refuted', seen: 'slow' },
	],
	['what a stopped run had shown', claim(() => held('looped')), stopped, { verdict: 'held', seen: 'looped' }],
	[
		'what a stopped run had not shown yet',
		claim(() => refuted('no exit 0')),
		stopped,
		{ verdict: 'not judged', seen: 'The run was stopped before its end. Until then: no exit 0' },
	],
	['a run over its limit', claim(() => refuted('no exit 0')), timedOut, { verdict: 'refuted', seen: 'no exit 0' }],
	[
		'a judge that throws',
		claim(() => {
			throw new TypeError('x is undefined');
		}),
		{},
		{ verdict: 'refuted', seen: 'Claim "all-sold" could not be judged: x is undefined' },
	],
	[
		'a judge that throws no error',
		claim(() => {
			throw 'bad';
		}),
		{},
		{ verdict: 'refuted', seen: 'Claim "all-sold" could not be judged: bad' },
	],
	[
		'a judge that gives nothing',
		claim((() => {}) as never),
		{},
		{
			verdict: 'refuted',
			seen: 'Claim "all-sold" is mistaken: its judge must return held(), refuted() or notJudged().',
		},
	],
	[
		'a judge that gives a promise',
		claim((async () => held('')) as never),
		{},
		{
			verdict: 'refuted',
			seen: 'Claim "all-sold" is mistaken: its judge must return held(), refuted() or notJudged().',
		},
	],
] as [string, Claim, Partial<Header>, Verdict][])
	test(`judgeAll() judges ${what}`, () => {
		assert.deepEqual(judged(one, header), verdict);
	});

test('judgeAll() does not judge what the recording left out', () => {
	const run = sample([{ t: 5, lane: 'P1', kind: 'dropped', what: 'out', count: 40 }]);
	const [first] = judgeAll([claim((recording) => held(printed(recording)))], run);
	assert.equal(first?.verdict, 'not judged');
	assert.equal(first?.seen, 'The recording left out 40 "out" events of P1.');
});

test('judgeAll() leaves out claims about other variants', () => {
	const claims = [claim(() => held(''), { id: 'plain' }), claim(() => held(''), { id: 'locked', variant: 'lock' })];
	const ids = (header: Partial<Header>) => judgeAll(claims, sample([], { header })).map(({ claim }) => claim.id);
	assert.deepEqual(ids({}), ['plain']);
	assert.deepEqual(ids({ variant: 'lock' }), ['locked']);
});
