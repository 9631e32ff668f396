import { runs as inWords, overRuns } from '../labs/over-runs.ts';
import { judgeAll } from '../recording/judge.ts';
import { outcomeOf } from '../recording/outcomes.ts';
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

/** Runs it several times and says how often each outcome came; the number is the exit code of the command. */
export async function runTimes(target: Target, wanted: Wanted, times: number): Promise<number> {
	const recordings: Recording[] = [];
	let lab: JudgedBy | undefined;
	let read = true;
	let stop = () => {};
	whenReaderLeaves(() => {
		read = false;
		stop();
	});
	const line = progress(process.stderr, wanted.quiet);
	while (recordings.length < times && read) {
		const starting = startTarget(target, wanted, { stdin: 'ignore' });
		const signals = handSignalsOn(starting);
		const started = await starting;
		lab = started.lab;
		stop = () => started.run.stop();
		if (wanted.json) for await (const item of started.run.items) process.stdout.write(formatItem(item));
		recordings.push(await started.run.done);
		signals.release();
		if (signals.count > 0) break;
		line.show(`${recordings.length} of ${times} runs`);
	}
	line.clear();
	if (!read) return EXIT_NO_READER;
	const out = wanted.json ? process.stderr : process.stdout;
	if (!wanted.json || !wanted.quiet) out.write(tallyText(recordings, lab, out));
	return recordings.map(exitCodeOf).find((code) => code !== 0) ?? 0;
}

function tallyText(recordings: Recording[], lab: JudgedBy | undefined, out: NodeJS.WriteStream): string {
	const style = styleFor(out);
	const ends = countBy(recordings.map(endInWords));
	const outcomes =
		lab?.module.outcome && lab.claims.length > 0 ? countBy(recordings.map((each) => outcomeIn(lab, each))) : [];
	const judged = recordings.map((recording) => judgeAll(lab?.claims ?? [], recording));
	const over = (lab?.claims ?? []).map((claim, index) =>
		overRuns(
			claim,
			judged.flatMap((verdicts) => verdicts[index] ?? []),
		),
	);
	return [
		`${inWords(recordings.length)}`,
		...table(outcomes.length > 0 ? outcomes : ends, recordings.length),
		...(outcomes.length > 0 && ends.length > 1 ? ['', ...table(ends, recordings.length)] : []),
		...(over.length > 0 ? ['', ...claimLines(over, style)] : []),
		'',
	].join('\n');
}

function outcomeIn({ module }: JudgedBy, recording: Recording): string {
	if (!module.outcome) return '';
	const { outcome } = outcomeOf(module.outcome, recording);
	return module.outcome.classes[outcome] ?? outcome;
}

/** How the program of a run ended: `exit 0`, `SIGKILL`, `ended for its time limit`. */
function endInWords({ header: { exit } }: Recording): string {
	if (exit?.cause && exit.cause !== 'stopped') return `ended for a limit (${exit.cause})`;
	return exit?.signal ?? `exit ${exit?.code}`;
}

function countBy(words: string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a);
}

const BAR = 30;

function table(rows: [string, number][], all: number): string[] {
	const width = Math.max(...rows.map(([word]) => word.length));
	const digits = String(Math.max(...rows.map(([, count]) => count))).length;
	return rows.map(([word, count]) => {
		const bar = '█'.repeat(Math.max(1, Math.round((count / all) * BAR)));
		return `  ${word.padEnd(width)}  ${String(count).padStart(digits)}  ${bar}`;
	});
}
