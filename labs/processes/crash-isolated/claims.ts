/** What a run of crash-isolated shows: how a child ended is a fact for its parent, not the parent's end. */
import { type Claim, held, refuted, type Verdict } from '../../../scripts/recording/claim.ts';
import { childrenOf, exitOf, printed, printedAt } from '../../../scripts/recording/queries.ts';
import type { Recording } from '../../../scripts/recording/types.ts';

export const claims: Claim[] = [
	{
		id: 'infinity',
		says: 'In JavaScript 1 / 0 is Infinity: no error, exit code 0.',
		kind: 'always',
		rows: ['S0-19'],
		judge: (recording) => ended(recording, 0, '1 / 0: code 0, signal null\n  stdout: Infinity', { code: 0 }),
	},
	{
		id: 'range-error',
		says: '1n / 0n throws; nobody catches it: the error goes to standard error and the exit code is 1.',
		kind: 'always',
		rows: ['S0-19'],
		judge: (recording) =>
			ended(recording, 1, '1n / 0n: code 1, signal null\n  stderr: RangeError: Division by zero', { code: 1 }),
	},
	{
		id: 'own-code',
		says: 'The exit code that a child chooses reaches its parent.',
		kind: 'always',
		judge: (recording) => ended(recording, 2, 'exit(3): code 3, signal null', { code: 3 }),
	},
	{
		id: 'killed-by-signal',
		says: 'A child killed by a signal has no exit code: the parent gets null and the signal.',
		kind: 'always',
		needs: ['posix'],
		rows: ['S0-04'],
		judge: (recording) => ended(recording, 3, 'SIGSEGV: code null, signal SIGSEGV', { code: null, signal: 'SIGSEGV' }),
	},
	{
		id: 'never-started',
		says: 'A program that does not exist never becomes a process: ENOENT, and no number.',
		kind: 'always',
		rows: ['S3-06'],
		judge(recording) {
			const line = lineOf(recording, 'no program: ');
			const children = childrenOf(recording, 'P1').length;
			const seen = `${line ?? 'nothing was printed'}; ${children} children in all`;
			const at = printedAt(recording, 'no program: ', { lane: 'P1' });
			return line === 'no program: ENOENT, pid undefined' && children === 4 ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'parent-goes-on',
		says: 'None of this ends the parent: it prints its last line and ends with code 0.',
		kind: 'always',
		rows: ['S0-04', 'S0-19'],
		judge(recording) {
			const last = printed(recording, { lane: 'P1' }).trimEnd().split('\n').at(-1);
			const exit = exitOf(recording, 'P1');
			const seen = `last line "${last}", exit code ${exit?.code}`;
			const at = [...printedAt(recording, 'parent: ', { lane: 'P1' }), exit];
			return last === 'parent: still here' && exit?.code === 0 ? held(seen, at) : refuted(seen, at);
		},
	},
];

/** Held where the parent printed these lines and the child's own lane ended so. */
function ended(
	recording: Recording,
	index: number,
	lines: string,
	end: { code: number | null; signal?: string },
): Verdict {
	const child = childrenOf(recording, 'P1')[index];
	const exit = child && exitOf(recording, child.id);
	const beginning = lines.slice(0, lines.indexOf(': ') + 2);
	const told = lineOf(recording, beginning);
	const at = [exit, printedAt(recording, beginning, { lane: 'P1' })[0]];
	const seen = `${told ?? 'nothing was printed'}; its lane ended with ${exit ? `code ${exit.code}, signal ${exit.signal}` : 'nothing'}`;
	const right = printed(recording, { lane: 'P1' }).includes(`${lines}\n`);
	if (!right || exit?.code !== end.code || exit.signal !== (end.signal ?? null)) return refuted(seen, at);
	return held(seen, at);
}

function lineOf(recording: Recording, beginning: string): string | undefined {
	return printed(recording, { lane: 'P1' })
		.split('\n')
		.find((line) => line.startsWith(beginning));
}
