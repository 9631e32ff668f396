import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, held, refuted } from './claim.ts';
import { sample } from './fixture.ts';
import { judgeTask } from './judge-task.ts';
import { NotRecorded } from './not-recorded.ts';
import type { Exit, RunEvent } from './types.ts';

const limits = { timeout: 'time limit of 8 s', output: 'o', processes: 'p', memory: 'm', kernel: 'k' };
const claim = (judge: Claim['judge'], more: Partial<Claim> = {}): Claim => ({
	...{ id: 'one', says: 'One.', kind: 'always', judge },
	...more,
});

function verdict(judged: Claim, exit: Exit, name = 'harness.ts', events: RunEvent[] = []) {
	const recording = sample(events);
	recording.header.exit = exit;
	recording.lanes = [{ id: 'P1', kind: 'process', name }];
	const [one] = judgeTask([judged], recording, limits);
	return `${one?.verdict}: ${one?.seen}${one?.ended ? `. ${one.ended}` : ''}`;
}

const good = claim(() => held('well'));

test('judgeTask() refutes all of it where the harness did not come to its end, and says why in words of its own', () => {
	assert.equal(verdict(good, { code: 0, signal: null }), 'held: well');
	const tried = 'refuted: what tries your program did not come to its end. The program that tries yours';
	const timeout: Exit = { code: null, signal: 'SIGKILL', cause: 'timeout' };
	assert.equal(verdict(good, timeout), `${tried} was ended: time limit of 8 s.`);
	const bad = claim(() => refuted('ill'));
	const ill = 'refuted: ill. The program that tries yours was ended: time limit of 8 s.';
	assert.equal(verdict(bad, timeout), ill);
	const own = 'refuted: your program did not come to its end. Your program was ended: time limit of 8 s.';
	assert.equal(verdict(good, timeout, 'exercise.ts'), own);
	assert.equal(verdict(good, { code: null, signal: 'SIGKILL' }), `${tried} was ended by SIGKILL.`);
	assert.equal(verdict(good, { code: 13, signal: null }), `${tried} ended with exit code 13.`);
	assert.equal(verdict(good, { code: 13, signal: null }, 'exercise.ts'), 'held: well');
	const states = (...all: ('stopped' | 'running')[]): RunEvent[] =>
		all.map((state, t) => ({ t, lane: 'P1', kind: 'state', state }));
	const stopped = 'had been stopped by a signal, and was ended: time limit of 8 s.';
	assert.equal(verdict(good, timeout, 'harness.ts', states('running', 'stopped')), `${tried} ${stopped}`);
	assert.equal(verdict(bad, timeout, 'harness.ts', states('stopped', 'running')), ill);
	const killed: RunEvent = { t: 1, lane: 'P1', kind: 'signal', signal: 'SIGKILL', from: 'runner' };
	const woken: RunEvent[] = [...states('stopped'), killed, { t: 2, lane: 'P1', kind: 'state', state: 'running' }];
	assert.equal(verdict(good, timeout, 'harness.ts', woken), `${tried} ${stopped}`);
});

test('judgeTask() takes what was left out for a fault of the program, and what the machine lacks for none', () => {
	const end = { code: 0, signal: null };
	const lost = claim(() => {
		throw new NotRecorded('3 marks of P2 were left out.');
	});
	assert.equal(verdict(lost, end), 'refuted: it cannot be told. 3 marks of P2 were left out.');
	assert.match(
		verdict(
			claim(() => held('well'), { needs: ['kernel'] }),
			end,
		),
		/^not judged: /,
	);
	assert.match(verdict(good, { code: null, signal: 'SIGTERM', cause: 'stopped' }), /^held: well/);
});
