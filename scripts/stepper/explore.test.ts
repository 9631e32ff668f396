import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ends, explore } from './explore.ts';
import { lostUpdate, lostWakeUp, oppositeOrder, randomModel, rightWakeUp } from './fixture.ts';
import { blocked, moves, numberOf, start, step } from './machine.ts';
import { parse } from './parse.ts';
import { isOver, play, scheduleText } from './play.ts';
import { brokenAt } from './stated.ts';
import type { Model, State } from './types.ts';

test('explore() knows all that can come of two additions that are not atomic', () => {
	const model = parse(lostUpdate);
	const { interleavings, ends, breaking, deadlock, longest } = explore(model);
	assert.equal(interleavings, 20n);
	assert.equal(longest, 6);
	assert.deepEqual(
		ends.map(({ values, schedules, example, broken }) => [
			values.map(({ value }) => value),
			schedules,
			scheduleText(model, example),
			broken,
		]),
		[
			[[1], 18n, 'AABBBA', ['total = 2']],
			[[2], 2n, 'AAABBB', []],
		],
	);
	assert.deepEqual([scheduleText(model, breaking?.schedule ?? []), deadlock], ['AABBBA', undefined]);
	assert.deepEqual(
		ends[1]?.all?.map((schedule) => scheduleText(model, schedule)),
		['AAABBB', 'BBBAAA'],
	);
});

test('explore() counts what nobody could list: three programs of three steps each come in 1,680 orders', () => {
	const { interleavings, ends } = explore(parse(lostUpdate.replace('always', 'C: as A\nalways')));
	assert.equal(interleavings, 1680n);
	assert.deepEqual(ends.map(({ values }) => values[0]?.value).sort(), [1, 2, 3]);
	assert.deepEqual(ends.find(({ values }) => values[0]?.value === 3)?.broken, ['total <= 2', 'total = 2']);
});

test('explore() finds a shortest deadlock, and where each is stuck', () => {
	const model = parse(oppositeOrder);
	const { deadlock, partial, interleavings } = explore(model);
	assert.deepEqual([deadlock?.schedule, deadlock?.stuck, partial, interleavings], [[0, 1], [0, 1], undefined, 6n]);
});

test('explore() finds that some can never move again while others still can', () => {
	const model = parse(`${oppositeOrder}C:\n  repeat 3\n    x = 1\n  end\n`);
	const { partial, deadlock, stuck } = explore(model);
	assert.deepEqual(
		[partial?.schedule, partial?.stuck],
		[
			[0, 1],
			[0, 1],
		],
	);
	// Nobody can move: only then is it a whole one.
	assert.equal(deadlock?.schedule.length, 5);
	assert.deepEqual(stuck(play(model, [0, 1]).states.at(-1) as State), [0, 1]);
	assert.deepEqual(stuck(start(model)), []);
});

test('explore() calls nobody stuck who can still be woken, also where programs go round for ever', () => {
	const spin = parse('shared go = 0\nA:\n  x = read go\n  while x = 0\n    x = read go\n  end\nB:\n  add go 1');
	const { interleavings, longest, ends, deadlock, partial } = explore(spin);
	assert.deepEqual([interleavings, longest, deadlock, partial], [undefined, undefined, undefined, undefined]);
	assert.deepEqual(
		ends.map(({ values, schedules }) => [values[0]?.value, schedules]),
		[[1, undefined]],
	);
	// One that goes round alone, while the other waits for what never comes.
	const starved = parse('condition c\nA:\n  x = 0\n  while x = 0\n    x = 0\n  end\nB:\n  wait c');
	assert.deepEqual(explore(starved).partial?.schedule, [1]);
	assert.equal(explore(starved).deadlock, undefined);
});

test('explore() finds a lost wake-up, and none where one looks first', () => {
	assert.deepEqual(explore(parse(lostWakeUp)).deadlock?.stuck, [1]);
	const right = explore(parse(rightWakeUp));
	assert.deepEqual([right.deadlock, right.partial, right.breaking], [undefined, undefined, undefined]);
	assert.equal(ends(parse(rightWakeUp)).length, 1);
});

test('explore() ends at its limit, and says how many states it reached and what to do', () => {
	const grows = parse('shared n = 0\nA:\n  x = 0\n  while x = 0\n    add n 1\n  end\nB:\n  add n 1');
	assert.throws(() => explore(grows, { limit: 1000 }), {
		line: 3,
		problem: /^more than 1,000 states were reached \(steps: A has 4, B has 1\)/,
		remedy: /"while" of A/,
	});
});

test('explore() tells what trying every order tells, for models made up', () => {
	const seen = { tried: 0, breaking: 0, deadlock: 0, partial: 0 };
	for (let seed = 1; seed <= 300; seed++) {
		const model = parse(randomModel(seed));
		const tried = tryAll(model);
		if (!tried) continue;
		const explored = explore(model);
		seen.tried++;
		for (const what of ['breaking', 'deadlock', 'partial'] as const) if (tried[what] !== undefined) seen[what]++;
		const { interleavings, ends, breaking, deadlock, partial, longest } = explored;
		const told = Object.fromEntries(
			ends.map(({ values, stuck, broken, schedules }) => [
				JSON.stringify([values.map(({ value }) => value), stuck, broken]),
				schedules,
			]),
		);
		const what = `seed ${seed}:\n${randomModel(seed)}`;
		assert.deepEqual(told, Object.fromEntries(tried.ends), what);
		assert.deepEqual(
			[interleavings, longest, breaking?.schedule.length, deadlock?.schedule.length, partial?.schedule.length],
			[tried.count, tried.longest, tried.breaking, tried.deadlock, tried.partial],
			what,
		);
		for (const end of ends) assert.equal(moves(model, play(model, end.example).states.at(-1) as State).length, 0, what);
	}
	// Else it would hold whatever the search does.
	assert.ok(Math.min(...Object.values(seen)) > 20, JSON.stringify(seen));
});

interface Tried {
	count: bigint;
	ends: Map<string, bigint>;
	longest: number;
	/** Steps of the shortest. */
	breaking?: number;
	deadlock?: number;
	partial?: number;
}

/** Goes through every order one by one, remembering nothing; undefined where they are too many for that. */
function tryAll(model: Model): Tried | undefined {
	const tried: Tried = { count: 0n, ends: new Map(), longest: 0 };
	const least = (name: 'breaking' | 'deadlock' | 'partial', steps: number) => {
		tried[name] = Math.min(tried[name] ?? steps, steps);
	};
	/** Who moves at all from here on, in one order or another. */
	const follow = (state: State, steps: number): Set<number> => {
		if (tried.count > 1000n) return new Set();
		const able = moves(model, state);
		const moving = new Set(able);
		for (const who of able) for (const later of follow(step(model, state, who), steps + 1)) moving.add(later);
		const stuck = model.programs.flatMap((_, who) =>
			!moving.has(who) && blocked(model, state, who)?.why !== 'ended' ? [who] : [],
		);
		const broken = brokenAt(model, state, isOver(model, state));
		if (broken.length > 0) least('breaking', steps);
		if (stuck.length > 0) least(able.length === 0 ? 'deadlock' : 'partial', steps);
		if (able.length > 0) return moving;
		const shown = model.shows.map((name) => numberOf(model, state, name));
		const key = JSON.stringify([shown, stuck, broken]);
		tried.ends.set(key, (tried.ends.get(key) ?? 0n) + 1n);
		tried.count++;
		tried.longest = Math.max(tried.longest, steps);
		return moving;
	};
	follow(start(model), 0);
	return tried.count > 1000n ? undefined : tried;
}
