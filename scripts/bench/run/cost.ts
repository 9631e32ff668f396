/** What recording costs a program: the same one under plain node and recorded, side by side. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { processOf } from '../../recording/lane-order.ts';
import type { EventKind } from '../../recording/types.ts';
import { compileCacheDir } from '../../runner/compile-cache.ts';
import { outlets } from '../../runner/outlets.ts';
import { startRun } from '../../runner/run.ts';
import { runDirectory } from '../../runner/run-directory.ts';
import { ENVIRONMENT } from './measure.ts';
import type { Subject } from './subjects.ts';

interface Cost {
	title: string;
	program: string;
	/** The ratio that is aimed at. */
	aim?: number;
	/** Of what the program prints of its own work: milliseconds, or those of CPU time. Absent: until its first output. */
	time?: 'own' | 'cpu';
	/** The events that its work consists of. */
	kinds?: EventKind[];
	/** Measured in each so manieth round only, since it takes long. */
	every?: number;
}

const COSTS: Cost[] = [
	{ title: 'a cold start: until the first output', program: 'start.mjs', aim: 1.1 },
	{ title: 'CPU-bound work: CPU time', program: 'cpu.mjs', aim: 1.01, time: 'cpu' },
	{ title: '4,500 marks', program: 'marks.mjs', time: 'own', kinds: ['mark'] },
	{
		title: '10,000 messages between processes',
		program: 'process-messages.mjs',
		aim: 1.5,
		time: 'own',
		kinds: ['send', 'receive'],
	},
	{
		title: '10,000 messages between threads',
		program: 'thread-messages.mjs',
		aim: 1.5,
		time: 'own',
		kinds: ['send', 'receive'],
	},
	{
		title: '100,000 hand-offs by Atomics',
		program: 'hand-offs.mjs',
		aim: 2.5,
		time: 'own',
		kinds: ['wait', 'wake', 'release'],
	},
	{ title: '200 spawns', program: 'spawns.mjs', time: 'own', every: 3 },
	{ title: '1,000 threads in turn', program: 'threads.mjs', time: 'own', every: 5 },
	{ title: '50 MB of output', program: 'output.mjs', aim: 1.05, time: 'own' },
];

/** Two subjects for each of them: plain node with the same compile cache and the same kind of pipes, and recorded. */
export function costSubjects(): Subject[] {
	return COSTS.flatMap(({ title, program, aim, time, kinds = [], every }) => {
		const group = `recorded: ${title}`;
		const argv = [path.join(import.meta.dirname, 'programs', program)];
		const value = ({ firstMs, printed }: Measured) =>
			time === undefined ? firstMs : Number(printed.split(' ')[time === 'own' ? 0 : 1]);
		const note = (subject: Subject, measured: Measured) => {
			if (time !== undefined) subject.cpuMs = Number(measured.printed.split(' ')[1]);
			return value(measured);
		};
		const plain: Subject = {
			...{ group, name: 'node', ...(every && { every }) },
			measure: async () => note(plain, await measurePlain(argv)),
		};
		const recorded: Subject = {
			...{ group, name: 'recorded', ...(aim && { aim }), ...(every && { every }) },
			async measure() {
				const { events, ...measured } = await measureRecorded(argv, kinds);
				if (kinds.length > 0) recorded.events = events;
				return note(recorded, measured);
			},
		};
		return [plain, recorded];
	});
}

interface Measured {
	/** From the start to the first byte of output. */
	firstMs: number;
	/** On standard error. */
	printed: string;
}

function measurePlain(argv: string[]): Promise<Measured> {
	return new Promise((resolve, reject) => {
		const directory = runDirectory();
		const ends = outlets(directory);
		const env = { ...ENVIRONMENT, NODE_COMPILE_CACHE: compileCacheDir };
		const take = taking();
		const child = spawn(process.execPath, argv, { env, detached: true, stdio: ['ignore', ...ends.stdio] });
		const streams = ends.opened(child);
		for (const fd of [1, 2] as const) streams[fd].on('data', (chunk: Buffer) => take.chunk(fd, chunk));
		let open = 2;
		const done = () => {
			if (--open > 0) return;
			rmSync(directory.dir, { recursive: true, force: true });
			resolve(take.measured());
		};
		for (const fd of [1, 2] as const) streams[fd].once('close', done);
		child.on('error', reject);
	});
}

async function measureRecorded(argv: string[], kinds: EventKind[]): Promise<Measured & { events: number }> {
	const take = taking();
	const options = { argv, cwd: import.meta.dirname, env: ENVIRONMENT, stdin: 'ignore' as const };
	const { events } = await startRun({ ...options, onOutput: take.chunk }).done;
	const own = events.filter(({ kind, lane }) => kinds.includes(kind) && processOf(lane) === 'P1');
	return { ...take.measured(), events: own.length };
}

function taking() {
	const start = performance.now();
	let firstMs = Number.NaN;
	let printed = '';
	return {
		chunk(fd: 1 | 2, chunk: Buffer): void {
			if (Number.isNaN(firstMs)) firstMs = performance.now() - start;
			if (fd === 2) printed += chunk;
		},
		measured: (): Measured => ({ firstMs, printed }),
	};
}
