import { amount } from '../recording/amount.ts';
import type { Verdict } from '../recording/claim.ts';
import { judgeAll } from '../recording/judge.ts';
import { NOT_RECORDED, outcomeSeen } from '../recording/outcome-seen.ts';
import { overRuns } from '../recording/over-runs.ts';
import { formatItem } from '../recording/stream.ts';
import type { Recording } from '../recording/types.ts';
import { claimLines } from './claim-lines.ts';
import { exitCodeOf } from './exit-code.ts';
import { progress } from './progress.ts';
import { EXIT_NO_READER, whenReaderLeaves } from './reader.ts';
import type { Target, Wanted } from './run.ts';
import { handSignalsOn } from './signals.ts';
import { type JudgedBy, startTarget } from './start-target.ts';
import { styleFor } from './style.ts';

/** What is kept of one of many runs. */
interface Counted {
	code: number;
	/** How the program ended: `exit 0`, `SIGKILL`. */
	end: string;
	/** The words of the class that it fell into, where the lab has classes. */
	outcome?: string;
	verdicts: Verdict[];
}

/** Runs it several times and says how often each outcome came; the number is the exit code of the command. */
export async function runTimes(target: Target, wanted: Wanted, times: number): Promise<number> {
	const counted: Counted[] = [];
	let lab: JudgedBy | undefined;
	let read = true;
	let stop = () => {};
	whenReaderLeaves(() => {
		read = false;
		stop();
	});
	const line = progress(process.stderr, wanted.quiet);
	while (counted.length < times && read) {
		const starting = startTarget(target, wanted, { stdin: 'ignore' });
		const signals = handSignalsOn(starting);
		const { run, lab: judgedBy } = await starting;
		lab = judgedBy;
		stop = () => run.stop();
		if (wanted.json) for await (const item of run.items) process.stdout.write(formatItem(item));
		counted.push(count(await run.done, lab));
		signals.release();
		if (signals.count > 0) break;
		line.show(`${counted.length} of ${times} runs`);
	}
	line.clear();
	if (!read) return EXIT_NO_READER;
	const out = wanted.json ? process.stderr : process.stdout;
	if (!wanted.json || !wanted.quiet) out.write(tallyText(counted, lab, out));
	return counted.find(({ code }) => code !== 0)?.code ?? 0;
}

function count(recording: Recording, lab: JudgedBy | undefined): Counted {
	const outcome = lab?.outcome && (outcomeSeen(lab.outcome, recording)?.outcome ?? NOT_RECORDED);
	return {
		code: exitCodeOf(recording),
		end: endInWords(recording),
		...(outcome !== undefined && { outcome: lab?.outcome?.classes[outcome] ?? outcome }),
		verdicts: judgeAll(lab?.claims ?? [], recording),
	};
}

function endInWords({ header: { exit } }: Recording): string {
	if (exit?.cause && exit.cause !== 'stopped') return `ended for a limit (${exit.cause})`;
	return exit?.signal ?? `exit ${exit?.code}`;
}

function tallyText(counted: Counted[], lab: JudgedBy | undefined, out: NodeJS.WriteStream): string {
	const ends = countBy(counted.map(({ end }) => end));
	const outcomes = countBy(counted.flatMap(({ outcome }) => outcome ?? []));
	const claims = lab?.claims ?? [];
	const over = claims.map((claim, index) =>
		overRuns(
			claim,
			counted.flatMap(({ verdicts }) => verdicts[index] ?? []),
		),
	);
	return [
		amount(counted.length, 'run'),
		...table(outcomes.length > 0 ? outcomes : ends, counted.length),
		...(outcomes.length > 0 && ends.length > 1 ? ['', ...table(ends, counted.length)] : []),
		...(over.length > 0 ? ['', ...claimLines(over, styleFor(out))] : []),
		'',
	].join('\n');
}

function countBy(words: string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a);
}

const BAR = 30;

function table(rows: [string, number][], all: number): string[] {
	const width = Math.max(...rows.map(([word]) => word.length));
	const digits = String(Math.max(...rows.map(([, times]) => times))).length;
	return rows.map(([word, times]) => {
		const bar = '█'.repeat(Math.max(1, Math.round((times / all) * BAR)));
		return `  ${word.padEnd(width)}  ${String(times).padStart(digits)}  ${bar}`;
	});
}
