/** What is wrong with a file, in words and with the lines that are meant. All of it is shown as text. */
import { type Fault, RecordingError } from '../../scripts/recording/recording-error.ts';
import { FileProblem } from './file-problem.ts';

export interface Problem {
	/** What is wrong: `run.json is no recording that can be shown.` */
	says: string;
	/** Each reason once, where it stands first. */
	faults: ToldFault[];
	/** How many faults are not listed. */
	more: number;
	remedy: string;
}

export interface ToldFault {
	line: number;
	reason: string;
	/** The line's beginning. */
	quoted: string;
	/** Some of the other lines that have the same fault, and how many have it in all. */
	also: number[];
	times: number;
}

const LISTED = 10;
const QUOTED = 160;

/** Tells of any failure to read a file; `text` is what was read of it. */
export function problemOf(error: unknown, name: string, text = ''): Problem {
	if (error instanceof RecordingError) {
		const faults = grouped(error.faults);
		const told = faults.slice(0, LISTED);
		quoteLines(told, text);
		return {
			says: `${name} is no recording that can be shown.`,
			faults: told,
			more: faults.slice(LISTED).reduce((sum, { times }) => sum + times, 0),
			remedy: error.remedy,
		};
	}
	const plain = { faults: [], more: 0 };
	if (error instanceof FileProblem) return { says: error.message, remedy: error.remedy, ...plain };
	const { message } = error as Error;
	const remedy = 'Give a file that "interleave run --out" or "interleave run --json" wrote.';
	return { says: `${name} could not be read: ${message}`, remedy, ...plain };
}

function grouped(faults: readonly Fault[]): ToldFault[] {
	const byReason = new Map<string, ToldFault>();
	for (const { line, reason } of faults) {
		const known = byReason.get(reason);
		if (!known) byReason.set(reason, { line, reason, quoted: '', also: [], times: 1 });
		else {
			known.times++;
			if (known.also.length < LISTED && !known.also.includes(line) && line !== known.line) known.also.push(line);
		}
	}
	return [...byReason.values()];
}

/** Fills in the beginnings of their lines: the faults stand in the order of the lines. */
function quoteLines(faults: readonly ToldFault[], text: string): void {
	let at = 0;
	let line = 1;
	for (const fault of faults) {
		while (line < fault.line && at >= 0) {
			at = text.indexOf('\n', at) + 1 || -1;
			line++;
		}
		if (at < 0) return;
		const end = text.indexOf('\n', at);
		fault.quoted = shortened(text.slice(at, Math.min(end < 0 ? text.length : end, at + QUOTED + 1)));
	}
}

function shortened(line: string): string {
	return line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line.replace(/\r$/, '');
}
