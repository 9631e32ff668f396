import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Measured, measureCommand, measureCompanion } from './measure.ts';

/** One way of running one program, measured once in each round. */
export interface Subject {
	/** Rows of one group are compared with its first row. */
	group: string;
	name: string;
	/** The ratio to the group's first row that is aimed at: at most this. */
	aim?: number;
	/** Measured in each so manieth round only. */
	every?: number;
	/** Of its last measurement: the CPU time that the process had for its work, milliseconds; other programs do not lengthen it. */
	cpuMs?: number;
	/** Of its last measurement: how many events of that process's work were recorded. */
	events?: number;
	/** Milliseconds. */
	measure(): Promise<number>;
}

/** The lab that is run as it is shipped. It prints at once. */
const SHIPPED = 'processes/whoami';

/** Readers look at a run before they press again; meanwhile the companion makes ready for the next one. */
const PAUSE_MS = 2000;

/** Prints how long its own work took, and how much CPU time of that the process had; milliseconds. */
const CPU_BOUND = `const start: number = performance.now();
const before = process.cpuUsage();
let sum = 0;
for (let i = 0; i < 200_000_000; i++) sum = (sum + i * i) | 0;
const { user, system } = process.cpuUsage(before);
console.log(performance.now() - start, (user + system) / 1000, sum);
`;

const LAB_JSON = '{ "title": "Benchmark", "goal": "Measure.", "timeout": "60s" }';

export const COMMAND = path.join(import.meta.dirname, '../../interleave.ts');

/** A checkout of its own, so that texts can be edited; its labs are those of the real one. */
export function makeCheckout(from: string, to: string): void {
	fs.cpSync(path.join(from, 'labs'), path.join(to, 'labs'), { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(from, file), path.join(to, file));
	for (const [name, text] of [
		['edited', fs.readFileSync(programOf(to, SHIPPED), 'utf8')],
		['cpu', CPU_BOUND],
	] as const) {
		const dir = path.join(to, 'labs/bench', name);
		fs.mkdirSync(dir, { recursive: true });
		fs.writeFileSync(path.join(dir, 'main.ts'), text);
		fs.writeFileSync(path.join(dir, 'lab.json'), LAB_JSON);
		fs.writeFileSync(path.join(dir, 'claims.ts'), 'export const claims = [];\n');
	}
}

/** All that is measured, side by side, in the checkout of makeCheckout() and the companion that serves it. */
export function subjectsOf(root: string, launchUrl: string): Subject[] {
	const plain = (lab: string) => measureCommand([programOf(root, lab)], root);
	const command = (lab: string) => measureCommand([COMMAND, 'run', programOf(root, lab)], root);
	const companion = async (lab: string) => {
		await sleep(PAUSE_MS);
		return measureCompanion(launchUrl, lab);
	};
	const edited = async (run: (lab: string) => Promise<Measured>) => {
		edit(programOf(root, 'bench/edited'));
		return (await run('bench/edited')).firstOutputMs;
	};
	const first = async (run: Promise<Measured>) => (await run).firstOutputMs;
	const printed = async (run: Promise<Measured>, place: number) => Number((await run).printed.split(' ')[place]);
	const work = (run: Promise<Measured>) => printed(run, 0);
	const used = (run: Promise<Measured>) => printed(run, 1);

	const shipped = `start to first output: labs/${SHIPPED}, as shipped`;
	const changed = 'start to first output: the same program, edited before each run';
	const cpu = 'a CPU-bound program: the time of its own work';
	const cpuTime = 'the same: CPU time, which other programs do not lengthen';
	return [
		{ group: shipped, name: 'node main.ts', measure: () => first(plain(SHIPPED)) },
		{ group: shipped, name: 'interleave run main.ts', aim: 1.4, measure: () => first(command(SHIPPED)) },
		{ group: shipped, name: 'Run in the companion', aim: 0.6, measure: () => first(companion(SHIPPED)) },
		{ group: changed, name: 'node main.ts', measure: () => edited(plain) },
		{ group: changed, name: 'interleave run main.ts', measure: () => edited(command) },
		{ group: changed, name: 'Run in the companion', aim: 0.6, measure: () => edited(companion) },
		{ group: cpu, name: 'node main.ts', measure: () => work(plain('bench/cpu')) },
		{ group: cpu, name: 'interleave run main.ts', aim: 1.02, measure: () => work(command('bench/cpu')) },
		{
			group: cpu,
			name: 'Run in the companion',
			aim: 1.02,
			measure: () => work(measureCompanion(launchUrl, 'bench/cpu')),
		},
		{ group: cpuTime, name: 'node main.ts', measure: () => used(plain('bench/cpu')) },
		{ group: cpuTime, name: 'interleave run main.ts', aim: 1.02, measure: () => used(command('bench/cpu')) },
		{
			group: cpuTime,
			name: 'Run in the companion',
			aim: 1.02,
			measure: () => used(measureCompanion(launchUrl, 'bench/cpu')),
		},
	];
}

function programOf(root: string, lab: string): string {
	return path.join(root, 'labs', lab, 'main.ts');
}

let edits = 0;

/** Changes a program as a learner would: a text that was never run, and that does the same. */
function edit(file: string): void {
	const text = fs.readFileSync(file, 'utf8').replace(/\nconst edit: number = .*\n$/, '\n');
	fs.writeFileSync(file, `${text}\nconst edit: number = ${edits++} + ${Date.now()};\n`);
}
