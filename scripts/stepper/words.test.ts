import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsOf } from './cells.ts';
import { draw } from './draw.ts';
import { explore } from './explore.ts';
import { lostUpdate, lostWakeUp, oppositeOrder, rightWakeUp } from './fixture.ts';
import { blocked } from './machine.ts';
import { parse } from './parse.ts';
import { firstBroken, isDeadlock, type Played, play, readSchedule, scheduleText } from './play.ts';
import type { Model, State } from './types.ts';
import { blockedWords, endWords, stepWords, stuckWords } from './words.ts';

/** A schedule by its letters, gone through. */
function played(model: Model, text: string): Played {
	return play(model, readSchedule(model, text)?.schedule ?? []);
}

test('stepWords() tells each step', () => {
	const model = parse(rightWakeUp);
	const { moved, states } = played(model, 'BBBAAAABBB');
	assert.deepEqual(
		moved.map((who, at) => stepWords(model, states[at] as State, states[at + 1] as State, who)),
		[
			'Taker takes lock L',
			'Taker reads ready: x is 0',
			'Taker gives lock L back and sleeps until c is notified',
			'Maker takes lock L',
			'Maker writes ready: it is 1',
			'Maker notifies c: wakes Taker',
			'Maker gives lock L back',
			'Taker takes lock L again and goes on',
			'Taker reads ready: x is 1',
			'Taker gives lock L back',
		],
	);
});

test('blockedWords() says what one waits for, and from whom', () => {
	const model = parse(
		`queue q size 1\n${oppositeOrder.replace('A:', 'A:\n  receive q').replace('B:', 'B:\n  send q 4\n  send q 5')}`,
	);
	const why = (text: string, who: number) => {
		const reason = blocked(model, played(model, text).states.at(-1) as State, who);
		return reason && blockedWords(model, who, reason);
	};
	assert.equal(why('', 0), 'waits: q is empty');
	assert.equal(why('B', 1), 'waits: q is full');
	assert.equal(why('BA', 1), undefined);
	assert.equal(why('BABAB', 0), 'waits for lock M, held by B');
	assert.equal(why('BABABBAAAA', 0), 'waits for lock M, held by B');
});

test('stuckWords() names the wake-up that was lost', () => {
	const model = parse(lostWakeUp);
	const run = played(model, 'AAB');
	assert.ok(isDeadlock(model, run.states.at(-1) as State));
	assert.equal(
		stuckWords(model, run, [1]),
		'Taker sleeps until c is notified (a lost wake-up: the notify of step 2 came before it slept)',
	);
});

test('endWords() tells an end by its numbers, or by who is stuck', () => {
	const model = parse(oppositeOrder);
	const { ends } = explore(model);
	assert.deepEqual(
		ends.map((end) => endWords(model, end)),
		['all at their end', 'deadlock: A waits for lock M, held by B; B waits for lock L, held by A'],
	);
});

test('firstBroken() says at which step something stated broke', () => {
	const model = parse(`${lostUpdate}always total < 1 "nothing was added"`);
	assert.deepEqual(firstBroken(model, played(model, 'ABAAB')), { step: 4, says: 'nothing was added' });
	assert.deepEqual(firstBroken(parse(lostUpdate), played(model, 'AABBBA')), { step: 6, says: 'total = 2' });
	assert.equal(firstBroken(model, played(model, 'AB')), undefined);
});

test('readSchedule() takes nothing that is no schedule, and play() goes as far as one can', () => {
	const model = parse(oppositeOrder);
	assert.deepEqual(readSchedule(model, 'AB.A'), { schedule: [0, 1, 0], at: 2 });
	for (const text of ['AC', 'a', 'A..B', '<b>', 'A'.repeat(2000)]) assert.equal(readSchedule(model, text), undefined);
	assert.equal(scheduleText(model, played(model, 'ABAAAB').moved), 'AB');
});

test('leadsOf() joins what was sent with who took it, a notify with who woke, and a lock with who waited for it', () => {
	const queue = parse('queue q size 2\nA:\n  send q 1\n  send q 2\nB:\n  receive q\n  receive q');
	assert.deepEqual(
		leadsOf(queue, played(queue, 'AABB')).map(({ kind, from, to }) => [kind, from.at, to.at]),
		[
			['message', 0, 2],
			['message', 1, 3],
		],
	);
	const model = parse(rightWakeUp);
	assert.deepEqual(
		leadsOf(model, played(model, 'BBBAAAAB')).map(({ kind, from, to }) => [kind, from.at, to.at]),
		[
			['wake', 2, 3],
			['wake', 5, 6],
			['wake', 6, 7],
		],
	);
});

test('draw() keeps its size whatever was chosen, and shows waits, holds and what broke', () => {
	const model = parse(oppositeOrder);
	const { longest = 0, stuck } = explore(model);
	const sizes = ['', 'A', 'AB', 'AAAABBBB'].map((text) => {
		const run = played(model, text);
		const svg = draw(model, run, { id: 'x', says: '<&>', stuck: stuck(run.states.at(-1) as State), longest });
		assert.ok(!svg.includes('<&>'));
		return /width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1).join();
	});
	assert.equal(new Set(sizes).size, 1);
	const run = played(model, 'AB');
	const svg = draw(model, run, { id: 'x', says: '', stuck: [0, 1], longest });
	assert.equal(svg.match(/class="bar waiting"/g)?.length, 2);
	assert.equal(svg.match(/class="bar holding"/g)?.length, 2);
	const broken = parse(lostUpdate);
	assert.match(draw(broken, played(broken, 'AABBBA'), { id: 'x', says: '', stuck: [] }), /breaks: total = 2/);
});
