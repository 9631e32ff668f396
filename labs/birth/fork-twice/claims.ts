/** What a run of fork-twice shows: one call returns in two processes, which from then on have nothing in common. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { eventsOf, exitOf, lines, printedAt } from '../../../scripts/recording/queries.ts';
import type { Lane, Recording } from '../../../scripts/recording/types.ts';

export const claims: Claim[] = [
	{
		id: 'before-once',
		says: 'What stands before fork is printed once, what stands after it twice.',
		kind: 'always',
		rows: ['S2-38', 'S3-05', 'S3-50'],
		judge(recording) {
			const [before, after] = [beginning(recording, 'before: '), beginning(recording, 'after: ')];
			const seen = `"before" ${before.length}×, "after" ${after.length}×`;
			const at = printedAt(recording, /^(before|after): /);
			return before.length === 1 && after.length === 2 ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'two-returns',
		says: 'fork returns 0 in the child, and in the parent the number of the child.',
		kind: 'always',
		rows: ['S2-38', 'S3-04'],
		judge(recording) {
			const [parent, child] = [parentOf(recording), childOf(recording)];
			const seen = `in ${parent?.pid} it returned ${parent?.result}, in ${child?.pid} it returned ${child?.result}`;
			const right = parent && child && parent.result === child.pid && parent.pid !== child.pid;
			const at = printedAt(recording, 'after: ');
			return right ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'child-of-caller',
		says: "The new process has a number of its own, and the caller's number as its parent's.",
		kind: 'always',
		rows: ['S2-52', 'S3-04'],
		judge(recording) {
			const caller = /^before: process (\d+)/.exec(beginning(recording, 'before: ')[0] ?? '')?.[1];
			const child = childOf(recording);
			const seen = `process ${caller} called fork; the child ${child?.pid} has the parent ${child?.parent}`;
			const right = caller && child && child.parent === Number(caller) && child.pid !== child.parent;
			const at = printedAt(recording, /^before: |^after: .* fork returned 0$/);
			return right ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'own-copy',
		says: 'Each has its own copy of the variable: the child writes 99 into its x, and afterwards the parent still reads 42.',
		kind: 'always',
		rows: ['S2-46', 'S3-15'],
		judge(recording) {
			const [child, parent] = [beginning(recording, 'child: '), beginning(recording, 'parent: ')];
			const seen = [...child, ...parent].join('; ') || 'neither was printed';
			const right = child[0] === 'child: x is 99' && parent[0]?.startsWith('parent: x is 42,');
			const at = printedAt(recording, /^(child|parent): /);
			return right ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'no-program-of-its-own',
		says: 'The operating system saw a second process appear from the first, and never saw it start a program.',
		kind: 'always',
		needs: ['kernel'],
		rows: ['S3-03'],
		judge(recording) {
			const [parent, child] = [laneOf(recording, parentOf(recording)), laneOf(recording, childOf(recording))];
			if (!parent || !child) return refuted('there are no two lanes with the numbers that were printed');
			const execs = eventsOf(recording, 'exec', child).length;
			const seen = `lane ${child.id} came from ${child.parent}; programs that it started: ${execs}`;
			const start = eventsOf(recording, 'start', child);
			return child.parent === parent.id && execs === 0 ? held(seen, start) : refuted(seen, start);
		},
	},
	{
		id: 'two-ends',
		says: 'Each process has its own end: the child ends with 7, which its parent learns by waiting, the parent with 0.',
		kind: 'always',
		needs: ['kernel'],
		judge(recording) {
			const told = /the child ended with (\d+)$/.exec(beginning(recording, 'parent: ')[0] ?? '')?.[1];
			const [parent, child] = [laneOf(recording, parentOf(recording)), laneOf(recording, childOf(recording))];
			const [first, second] = [child && exitOf(recording, child), parent && exitOf(recording, parent)];
			const seen = `the child's lane ended with ${first?.code}, the parent was told ${told}, its own lane ended with ${second?.code}`;
			const right = told === '7' && first?.code === 7 && second?.code === 0 && first.t <= second.t;
			const at = [first, ...printedAt(recording, 'parent: '), second];
			return right ? held(seen, at) : refuted(seen, at);
		},
	},
];

interface Returned {
	pid: number;
	parent: number;
	result: number;
}

/** What the two processes printed after the call, by what it returned to them. */
function childOf(recording: Recording): Returned | undefined {
	return returned(recording).find(({ result }) => result === 0);
}

function parentOf(recording: Recording): Returned | undefined {
	return returned(recording).find(({ result }) => result !== 0);
}

function returned(recording: Recording): Returned[] {
	const printed = beginning(recording, 'after: ').map((line) =>
		/^after: process (\d+), parent (\d+), fork returned (\d+)$/.exec(line),
	);
	return printed.flatMap((found) =>
		found ? { pid: Number(found[1]), parent: Number(found[2]), result: Number(found[3]) } : [],
	);
}

function laneOf({ lanes }: Recording, process: Returned | undefined): Lane | undefined {
	return process && lanes.find(({ kind, pid }) => kind === 'process' && pid === process.pid);
}

function beginning(recording: Recording, words: string): string[] {
	return lines(recording).filter((line) => line.startsWith(words));
}
