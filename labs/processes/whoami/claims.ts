/** What a run of whoami shows: numbers, parents, memory, and one file run by six processes. */
import { type Claim, held, notJudged, refuted } from '../../../scripts/recording/claim.ts';
import { childrenOf, laneById, printed, printedAt, spanOf } from '../../../scripts/recording/queries.ts';
import type { OutputEvent, Recording } from '../../../scripts/recording/types.ts';

const KERNEL_LINES = ['exe is my program', 'cmdline has my call', 'maps has my program', 'maps has a stack'];

export const claims: Claim[] = [
	{
		id: 'own-number',
		says: 'A process knows its number and that of its parent; its children name it as theirs.',
		kind: 'always',
		rows: ['S0-01'],
		judge(recording) {
			const { pid, parent } = selfOf(recording);
			const children = childrenPrinted(recording);
			const given = laneById(recording, 'P1').pid;
			const seen = `process ${pid} (the system says ${given}), started by ${parent}; children of ${unique(children.map((child) => child.parent))}`;
			const right = pid === given && parent > 0 && parent !== pid && children.every((child) => child.parent === pid);
			const at = told(recording, /^(process|child) \d/);
			return right && children.length > 0 ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'one-file-many-processes',
		says: 'One file, six processes: each runs main.ts, each has a number of its own.',
		kind: 'always',
		rows: ['S0-05', 'S1-01', 'S3-01'],
		judge(recording) {
			const self = selfOf(recording);
			const all = [self, ...childrenPrinted(recording)];
			const pids = new Set(all.map((each) => each.pid));
			const seen = `${all.length} processes of ${unique(all.map((each) => each.file))}, ${pids.size} numbers`;
			const right = all.length === 6 && pids.size === 6 && all.every((each) => each.file === self.file);
			const at = told(recording, /^(process|child) \d/);
			return right ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'alive-together',
		says: 'All five children were alive at the same time.',
		kind: 'always',
		rows: ['S0-05'],
		judge(recording) {
			const children = childrenOf(recording, 'P1');
			const spans = children.map(({ id }) => ({ lane: id, ...spanOf(recording, id) }));
			const last = spans.toSorted((a, b) => b.from - a.from)[0];
			const first = spans.toSorted((a, b) => a.to - b.to)[0];
			const pids = new Set(children.map((child) => child.pid));
			if (!last || !first || children.length !== 5 || pids.size !== 5)
				return refuted(`${children.length} children, ${pids.size} numbers`);
			const seen = `the last was started at ${ms(last.from)}, the first ended at ${ms(first.to)}`;
			const at = [
				{ t: last.from, lane: last.lane },
				{ t: first.to, lane: first.lane },
			];
			return last.from < first.to ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'memory',
		says: 'The objects of the program are a part of the memory that its process holds in RAM.',
		kind: 'always',
		rows: ['S0-03', 'S0-07'],
		judge(recording) {
			const found = /^memory: (\d+\.\d) MB, of it objects: (\d+\.\d) MB$/m.exec(printed(recording, { lane: 'P1' }));
			const [inRam, objects] = [Number(found?.[1]), Number(found?.[2])];
			const seen = found ? `${objects} MB of ${inRam} MB` : 'no memory was printed';
			const at = told(recording, /^memory: /);
			return inRam > objects && objects > 0 ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'kernel-agrees',
		says: 'The kernel lists the same program and call as Node does, and memory with that program and a stack.',
		kind: 'always',
		needs: ['linux'],
		rows: ['S0-03', 'S0-07'],
		judge(recording) {
			const missing = KERNEL_LINES.filter((line) => !printed(recording, { lane: 'P1' }).includes(`${line}: true\n`));
			const at = told(recording, /^(exe|cmdline|maps) (is|has) /);
			if (missing.length > 0) return refuted(`not so: ${missing.join('; ')}`, at);
			return held('/proc/self agrees on all four', at);
		},
	},
	{
		id: 'started-by-a-program',
		says: 'Started by a program that listens to it, it prints into a socket or a pipe, not to a terminal.',
		kind: 'always',
		rows: ['S0-08'],
		judge(recording) {
			const output = /^input: .*, output: (.*)$/m.exec(printed(recording, { lane: 'P1' }))?.[1];
			if (output === 'a terminal') return notJudged('this run printed to a terminal');
			const seen = `its output is ${output ?? 'not named'}`;
			const at = told(recording, /^input: /);
			return output === 'a socket' || output === 'a pipe' ? held(seen, at) : refuted(seen, at);
		},
	},
];

interface Printed {
	pid: number;
	parent: number;
	file: string;
}

function selfOf(recording: Recording): Printed {
	return toPrinted(/^process (\d+), started by (\d+), runs (.+)$/m.exec(printed(recording, { lane: 'P1' })) ?? []);
}

/** What the children said of themselves, as the parent printed it. */
function childrenPrinted(recording: Recording): Printed[] {
	const text = printed(recording, { lane: 'P1' });
	return [...text.matchAll(/^child (\d+), started by (\d+), runs (.+)$/gm)].map(toPrinted);
}

function toPrinted(match: ArrayLike<string>): Printed {
	return { pid: Number(match[1]), parent: Number(match[2]), file: match[3] ?? '' };
}

/** When it printed the first and the last of these lines. */
function told(recording: Recording, lines: RegExp): (OutputEvent | undefined)[] {
	const found = printedAt(recording, lines, { lane: 'P1' });
	return [found.at(0), found.at(-1)];
}

function unique(values: (string | number)[]): string {
	return [...new Set(values)].join(' and ');
}

function ms(us: number): string {
	return `${Math.round(us / 1000)} ms`;
}
