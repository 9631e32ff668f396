/** What many runs of a lab gave: the file `outcomes.json`. */

import { checkOutcomes } from './check-outcomes.ts';
import type { Outcomes } from './claim.ts';
import { jsonLines } from './json-lines.ts';
import type { Judged } from './judge.ts';
import { readJson, remedyFor } from './read-json.ts';
import { RecordingError } from './recording-error.ts';
import { recordingText } from './stored.ts';
import type { OUTCOMES_VERSION, Recording } from './types.ts';

export interface OutcomesFile {
	format: 'interleave-outcomes';
	version: typeof OUTCOMES_VERSION;
	lab: string;
	variant?: string;
	/** sha256 over all that the outcomes were made from. */
	digest: string;
	node: string;
	platform: string;
	cores: number;
	runs: number;
	/** How many runs fell into each class, the most frequent first. */
	outcomes: { id: string; count: number }[];
	/** How many runs gave each value, the least value first. Absent where the lab has none. */
	values?: [value: number, count: number][];
	/** How the claims fared over the runs, by claim id. */
	claims: Record<string, Tally>;
	/** One recording of each class, by its id. */
	recordings: Record<string, Recording>;
}

export interface Tally {
	held: number;
	refuted: number;
	notJudged: number;
}

/** One run of a lab: its recording, the class that it fell into, its verdicts. */
export interface TalliedRun {
	recording: Recording;
	outcome: string;
	value?: number;
	judged: Judged[];
}

export type Tallied = Pick<OutcomesFile, 'runs' | 'outcomes' | 'values' | 'claims' | 'recordings'>;

/** Counts runs. Of each class the first run with the class's most frequent value is kept. */
export function tally(runs: readonly TalliedRun[]): Tallied {
	const classes = countBy(runs.map(({ outcome }) => outcome)).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
	const values = countBy(runs.flatMap(({ value }) => value ?? [])).sort(([a], [b]) => a - b);
	const claims: Record<string, Tally> = {};
	for (const { claim, verdict } of runs.flatMap(({ judged }) => judged)) {
		const of = claims[claim.id] ?? { held: 0, refuted: 0, notJudged: 0 };
		claims[claim.id] = of;
		of[verdict === 'not judged' ? 'notJudged' : verdict]++;
	}
	return {
		runs: runs.length,
		outcomes: classes.map(([id, count]) => ({ id, count })),
		...(values.length > 0 && { values }),
		claims,
		recordings: Object.fromEntries(classes.map(([id]) => [id, typicalOf(runs.filter((run) => run.outcome === id))])),
	};
}

/** The class that a run fell into; an error where the lab's `outcome` names none that it declared. */
export function outcomeOf(outcomes: Outcomes, recording: Recording): { outcome: string; value?: number } {
	const of = outcomes.of(recording);
	const known = Object.keys(outcomes.classes);
	if (known.length > 8)
		throw new Error(`claims.ts names ${known.length} outcome classes; at most 8 can be told apart.`);
	if (known.includes(of.outcome)) return of;
	throw new Error(`claims.ts sorted a run into "${of.outcome}", which is none of its classes: ${known.join(', ')}.`);
}

/** The text of `outcomes.json`: one lane and one event per line. */
export function writeOutcomes({ recordings, ...facts }: OutcomesFile): string {
	const keys = ['format', 'version', 'lab', 'variant', 'digest', 'node', 'platform', 'cores', 'runs'] as const;
	const rest = ['outcomes', 'values', 'claims'] as const;
	const entries = [...keys, ...rest].filter((key) => facts[key] !== undefined);
	const lines = entries.map((key) => `"${key}":${JSON.stringify(facts[key])}`);
	const kept = Object.entries(recordings).map(([id, recording]) => `${JSON.stringify(id)}:${recordingText(recording)}`);
	return `{${lines.join(',\n')},\n"recordings":{\n${kept.join(',\n')}}}\n`;
}

/** Reads `outcomes.json` and refuses one that is not sound; `name` is how messages call the file. */
export function readOutcomes(text: string, name: string): OutcomesFile {
	const outcomes = readJson(text, name);
	const problems = checkOutcomes(outcomes);
	if (problems.length === 0) return outcomes as OutcomesFile;
	const { lineOf } = jsonLines(text);
	const faults = problems.map((problem) => ({ line: lineOf(problem.pointer ?? ''), reason: problem.message }));
	throw new RecordingError(name, faults, remedyFor(outcomes));
}

function typicalOf(runs: TalliedRun[]): Recording {
	const [most] = countBy(runs.map(({ value }) => value)).sort(([, n], [, m]) => m - n);
	return (runs.find(({ value }) => value === most?.[0]) as TalliedRun).recording;
}

function countBy<T>(items: readonly T[]): [T, number][] {
	const counts = new Map<T, number>();
	for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
	return [...counts];
}
