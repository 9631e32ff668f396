import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explore } from './explore.ts';
import { lostUpdate } from './fixture.ts';
import { parse } from './parse.ts';

test('parse() reads programs, what they share and what is stated', () => {
	const model = parse(lostUpdate);
	assert.deepEqual(model.shared, [{ name: 'total', starts: 0 }]);
	assert.deepEqual(
		model.programs.map(({ key, name }) => [key, name]),
		[
			['A', 'Worker A'],
			['B', 'Worker B'],
		],
	);
	assert.deepEqual(
		model.programs[1]?.lines.map(({ text }) => text),
		['x = read total', 'x = x + 1', 'write total = x'],
	);
	assert.deepEqual(
		[model.always[0]?.says, model.finally[0]?.says, model.shows],
		['total <= 2', 'total = 2', ['total']],
	);
});

test('parse() writes repetitions out, shows what is quoted in place of a line, and leaves comments out', () => {
	const { programs } = parse(
		'shared n = 0 # how many\nA:\n  repeat 3 "three times"\n    add n 1 "n++"\n  end\nB: as A',
	);
	assert.equal(programs[0]?.code.length, 3);
	assert.deepEqual(
		programs[0]?.lines.map(({ text, depth }) => [text, depth]),
		[
			['three times', 0],
			['n++', 1],
			['end', 0],
		],
	);
	assert.deepEqual(
		programs[0]?.code.map(({ shown }) => shown),
		[1, 1, 1],
	);
});

const wrong: [title: string, text: string, line: number, problem: RegExp, remedy: RegExp][] = [
	[
		'a misspelt step',
		'shared n = 0\nA:\n  wrte n = 1\nB: as A',
		3,
		/"wrte n = 1" is no step/,
		/Did you mean "write"\?/,
	],
	[
		'a step that says too little',
		'shared n = 0\nA:\n  write n\nB: as A',
		3,
		/is no step/,
		/Write it as write total = x/,
	],
	[
		'a name that is not declared',
		'shared total = 0\nA:\n  x = read totla\nB: as A',
		3,
		/no shared number is called "totla"/,
		/Did you mean "total"\?/,
	],
	['a lock that is not declared', 'A:\n  lock L\nB: as A', 2, /no lock is called "L"/, /Declare it/],
	['a number that has no value', 'shared n = 0\nA:\n  write n = x + 1\nB: as A', 3, /A has no number "x"/, /"x = 0"/],
	['a shared number that is not read', 'shared n = 0\nA:\n  x = n + 1\nB: as A', 3, /"n" is shared/, /"x = read n"/],
	[
		'a shared number that is set',
		'shared n = 0\nA:\n  n = 1\nB: as A',
		3,
		/"n" is shared, and A sets it/,
		/"write n = …"/,
	],
	[
		'a name that stands twice',
		'shared n = 0\nlock n\nA:\n  lock n\nB: as A',
		4,
		/"n" is declared twice/,
		/its own name/,
	],
	['what no program uses', 'shared n = 0\nlock L\nA:\n  add n 1\nB: as A', 2, /no program uses "L"/, /leave it out/],
	['one program', 'shared n = 0\nA:\n  add n 1', 3, /has 1 programs/, /two to four/],
	['a program without steps', 'A:\nB: as A', 1, /no step/, /one a line/],
	['a program as none above', 'shared n = 0\nA: as B\nB:\n  add n 1', 2, /no program B above/, /above it/],
	[
		'a declaration that is none',
		'shared n\nA:\n  x = 1\nB: as A',
		1,
		/"shared n" declares nothing/,
		/shared total = 0/,
	],
	['a queue without its size', 'queue q\nA:\n  receive q\nB: as A', 1, /declares nothing/, /size 2/],
	['a block without its end', 'A:\n  repeat 2\n    x = 1\nB: as A', 2, /"repeat 2" has no "end"/, /"end"/],
	['an end of nothing', 'A:\n  x = 1\n  end\nB: as A', 3, /"end" closes nothing/, /Remove it/],
	['a repetition without a count', 'A:\n  repeat\n    x = 1\n  end\nB: as A', 2, /says no count/, /"repeat 3"/],
	[
		'a statement about what is not there',
		'shared n = 0\nA:\n  add n 1\nB: as A\nalways m < 2',
		5,
		/no number is called "m"/,
		/Did you mean "n"|A\.x/,
	],
	[
		'a statement that is no condition',
		'shared n = 0\nA:\n  add n 1\nB: as A\nfinally n',
		5,
		/one of = !=/,
		/Write sums/,
	],
	[
		'a sum that does not end',
		'A:\n  x = 1 +\nB: as A',
		2,
		/the end of the line stands where a number or a name should/,
		/x \+ 1/,
	],
];
for (const [title, text, line, problem, remedy] of wrong) {
	test(`parse() names the line and the remedy of ${title}`, () => {
		assert.throws(() => parse(text), { name: 'NotationError', line, problem, remedy });
	});
}

test('explore() names the line of what only a search can find', () => {
	const unlocks = parse('lock L\nA:\n  unlock L\nB:\n  lock L\n  unlock L');
	assert.throws(() => explore(unlocks), { line: 3, problem: 'A gives lock L back, and does not hold it' });
	const round = parse('A:\n  x = 0\n  while x = 0\n    if x = 1\n      x = 2\n    end\n  end\nB: as A');
	assert.throws(() => explore(round), { line: 3, problem: /goes round here for ever without a step/ });
});
