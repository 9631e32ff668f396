/** Models for tests: well-known ones, and others made up from a seed. */
import { randomNumbers } from '../recording/random-numbers.ts';

/** Two additions that are not atomic. */
export const lostUpdate = `
shared total = 0
A "Worker A":
  x = read total
  x = x + 1
  write total = x
B "Worker B": as A
always total <= 2
finally total = 2
`;

/** Two locks that two programs take in opposite order. */
export const oppositeOrder = `
lock L
lock M
A:
  lock L
  lock M
  unlock M
  unlock L
B:
  lock M
  lock L
  unlock L
  unlock M
`;

/** B sleeps until A notifies it, and does not look first whether that has been. */
export const lostWakeUp = `
shared ready = 0
condition c
A "Maker":
  write ready = 1
  notify c
B "Taker":
  wait c
  x = read ready
`;

/** The same, done right: with a lock, and a look in a loop. */
export const rightWakeUp = `
shared ready = 0
lock L
condition c
A "Maker":
  lock L
  write ready = 1
  notify c
  unlock L
B "Taker":
  lock L
  x = read ready
  while x = 0
    wait c with L
    x = read ready
  end
  unlock L
shows ready, B.x
finally B.x = 1
`;

/** The notation of a small model, the same for each seed. */
export function randomModel(seed: number): string {
	const draw = randomNumbers(seed);
	const pick = (items: readonly string[]) => items[draw(items.length)] ?? '';
	const block = (depth: number): string[] =>
		Array.from({ length: 1 + draw(3) }, () => {
			const nested = depth === 0 && draw(6) === 0;
			if (nested) return [pick(['if x = 0', 'repeat 2']), ...block(1), 'end'].join('\n');
			return pick(STEPS);
		});
	const programs = ['A', 'B', 'C'].slice(0, 2 + draw(2));
	const written = programs.map((key) =>
		[`${key}:`, 'x = read total', ...block(0), ...(draw(2) ? ['receive q'] : [])].join('\n'),
	);
	const used = DECLARED.filter(([name]) => new RegExp(`\\b${name}\\b`).test(written.join('\n')));
	const shown = used.some(([name]) => name === 'q') ? 'shows total, q, A.x' : 'shows total, A.x';
	return [...used.map(([, line]) => line), ...written, 'always total < 3', 'finally total > 0', shown].join('\n');
}

const DECLARED = [
	['total', 'shared total = 0'],
	['L', 'lock L'],
	['M', 'lock M'],
	['q', 'queue q size 1'],
	['c', 'condition c'],
] as const;

const STEPS = [
	...['x = read total', 'x = x + 1', 'write total = x', 'add total 1', 'x = add total 2', 'send q x', 'x = receive q'],
	...['lock L\nlock M\nunlock L\nunlock M', 'lock M\nlock L\nunlock L\nunlock M', 'lock L\nwait c with L\nunlock L'],
	...['wait total while 0', 'wait c', 'notify c', 'notify all c', 'notify total', 'notify all total'],
];
