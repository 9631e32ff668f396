import { ratioOf, type Spread, spreadOf } from '../statistics.ts';
import type { Subject } from './subjects.ts';

/** What is known of one subject after all rounds. */
export interface Row extends Pick<Subject, 'group' | 'name' | 'aim'> {
	ms: Spread;
	/** Against the group's first row, round by round. */
	ratio: Spread;
	/** The CPU time against that of the group's first row; absent where it was not measured. */
	cpu?: Spread;
	/** CPU time that each recorded event cost, microseconds; absent where none are counted. */
	perEvent?: number;
	/** Whether the aim was met; absent where there is none. */
	met?: boolean;
	/** Milliseconds, one for each round. */
	measured: number[];
}

/** Turns the measurements, one array for each subject, into rows; so also those of CPU time. */
export function rowsOf(subjects: Subject[], measured: number[][], cpu: number[][] = []): Row[] {
	return subjects.map(({ group, name, aim, events }, index) => {
		const first = subjects.findIndex((subject) => subject.group === group);
		const base = measured[first] ?? [];
		const own = measured[index] ?? [];
		const ratio = ratioOf(own, base);
		const goal = aim === undefined ? {} : { aim, met: ratio.median <= aim };
		const [used = [], baseUsed = []] = [cpu[index], cpu[first]];
		const more = used.length > 0 ? { cpu: ratioOf(used, baseUsed) } : {};
		const extra = (spreadOf(used).median - spreadOf(baseUsed).median) * 1000;
		const perEvent = events && used.length > 0 ? { perEvent: extra / events } : {};
		return { group, name, ms: spreadOf(own), ratio, ...more, ...perEvent, ...goal, measured: own };
	});
}

/** The rows for people: one block for each group. */
export function tableOf(rows: Row[]): string {
	const blocks = [...Map.groupBy(rows, ({ group }) => group)].map(([group, own]) => [heading(group), ...own.map(line)]);
	return blocks.map((block) => `${block.join('\n')}\n`).join('\n');
}

const WIDTHS = [26, 9, 15, 6, 11, 9, 8];

function heading(group: string): string {
	return `${group}\n${columns(['', 'median ms', 'middle half', 'ratio', 'middle half', 'CPU ratio', 'µs/event', 'aim'])}`;
}

function line({ name, ms, ratio, cpu, perEvent, aim, met }: Row): string {
	const goal = aim === undefined ? '' : `≤ ${aim} ${met ? 'met' : 'MISSED'}`;
	const half = ({ low, high }: Spread, digits: number) => `${low.toFixed(digits)}–${high.toFixed(digits)}`;
	return columns([
		name,
		ms.median.toFixed(1),
		half(ms, 1),
		ratio.median.toFixed(2),
		half(ratio, 2),
		cpu?.median.toFixed(2) ?? '',
		perEvent?.toFixed(2) ?? '',
		goal,
	]);
}

function columns([name = '', ...others]: string[]): string {
	const cells = others.map((text, index) => text.padStart(WIDTHS[index + 1] ?? 0));
	return `  ${name.padEnd(WIDTHS[0] ?? 0)}${cells.join('  ')}`.trimEnd();
}
